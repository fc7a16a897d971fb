import Language
import MemoryAnalysis
import ModelFiles
import RecurrentNets
import Testing

/// If one of these fails, the picture of the vanishing gradient is not that of the models.
@Suite struct DistanceSweepTests {
  private func templates(_ model: TokenModel) throws -> [DistanceTemplate] {
    try ["she": ("is", "are"), "they": ("are", "is")].map { subject, words in
      try DistanceTemplate(
        AgreementSuite.Row(
          condition: "", prefix: "\(subject) * and", right: words.0, wrong: words.1),
        tokenizer: model.textTokenizer)
    }
  }

  @Test("A gap is filled with the filler's words, over and over")
  func filling() throws {
    let model = try ModelCatalog.load("english")
    let template = try DistanceTemplate(
      AgreementSuite.Row(condition: "", prefix: "she is busy * and", right: "is", wrong: "are"),
      tokenizer: model.textTokenizer)
    let filler = try DistanceTemplate.words("today here", model.textTokenizer)
    let text = template.text(filling: 3, with: filler).map { model.vocabulary[$0] }
    #expect(text == ["she", "is", "busy", "today", "here", "today", "and"])
  }

  @Test("Each point is what a single reading gives")
  func points() throws {
    let model = try ModelCatalog.load("english")
    let templates = try templates(model)
    let filler = try DistanceTemplate.words("today now", model.textTokenizer)
    let recorder = GradientRecorder(model.network)
    let sweep = try DistanceSweep(
      over: templates, filler: filler, distances: [0, 5], layer: 0, by: recorder)
    #expect(sweep.points.map(\.distance) == [0, 5])
    let point = sweep.points[1]
    var (right, product) = (0, 1.0)
    for template in templates {
      let trace = TraceRecorder(model.network).trace(of: template.text(filling: 5, with: filler))
      if trace.logOdds(of: template.pair, at: 7) > 0 { right += 1 }
      let gradient = recorder.gradient(
        of: .difference(template.pair.first, template.pair.second), at: 7, in: trace)
      let layer = gradient.layers[0]
      product *= layer.norm(of: .cell, at: 1) / layer.norm(of: .cell, at: 7)
    }
    #expect(point.right == right && point.rows == 2)
    #expect(abs((point.cell ?? 0) - product.squareRoot()) <= 1e-9 * product.squareRoot())
  }

  @Test(
    "What is left at the subject is what finite differences give",
    arguments: ["english", "english-rnn"])
  func finiteDifferences(name: String) throws {
    let model = try ModelCatalog.load(name)
    let templates = [try templates(model)[0]]
    let filler = try DistanceTemplate.words("today now", model.textTokenizer)
    let recorder = GradientRecorder(model.network)
    let point = try DistanceSweep(
      over: templates, filler: filler, distances: [4], layer: 0, by: recorder
    ).points[0]
    let trace = TraceRecorder(model.network).trace(of: templates[0].text(filling: 4, with: filler))
    let scalar = WatchedScalar.difference(templates[0].pair.first, templates[0].pair.second)
    let isLSTM = model.network.layers[0].cell == .lstm
    func norm(at position: Int) -> Double {
      (0..<model.network.layers[0].hiddenSize).reduce(0.0) { sum, unit in
        let slope = recorder.finiteDifference(
          of: scalar, at: trace.tokenCount, in: trace,
          moving: Nudge(
            .quantity(isLSTM ? .cell : .hidden), layer: 0, at: position, unit: unit))
        return sum + slope * slope
      }.squareRoot()
    }
    let expected = norm(at: 1) / norm(at: trace.tokenCount)
    let found = point.cell ?? point.hidden
    #expect(abs(found - expected) <= 1e-4 * expected, "\(found) for \(expected)")
  }

  @Test("What is no template is told in one line")
  func problems() throws {
    let tokenizer = try ModelCatalog.load("english").textTokenizer
    func message(_ prefix: String, _ right: String, _ wrong: String) -> String? {
      do {
        _ = try DistanceTemplate(
          AgreementSuite.Row(condition: "", prefix: prefix, right: right, wrong: wrong),
          tokenizer: tokenizer)
        return nil
      } catch { return error.description }
    }
    #expect(message("she is", "is", "are")?.contains("expected one *") == true)
    #expect(message("* and", "is", "are")?.contains("expected a subject") == true)
    #expect(message("she * and", "is", "is")?.contains("two different") == true)
    #expect(message("she * xyzzy", "is", "are") == "the model does not know “xyzzy”")
  }
}
