import ArgumentParser
import Language
import MemoryAnalysis
import ModelFiles
import RecurrentNets

/// How far subject and verb are moved apart, and by what.
struct SweepOptions: ParsableArguments {
  @Flag(name: .long, help: "Put more and more words between a subject and its verb.")
  var sweep = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Templates, with a * for the gap; else eight of the built-in models' words.",
      valueName: "file.tsv"), completion: .file(extensions: ["tsv"]))
  var templates: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The words put into the gap, over and over (default: \(SweepMaterial.ownFiller)).",
      valueName: "words"))
  var filler: String?

  @Option(
    name: .long, help: ArgumentHelp("The most words in the gap (default: 100).", valueName: "count")
  )
  var most: Int?

  @Option(
    name: .long, help: ArgumentHelp("Every how many words (default: 10).", valueName: "count"))
  var every: Int?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The most words that stood in the gap in training, if not as the model's file says; longer ones"
        + " are marked.",
      valueName: "count"))
  var trained: Int?

  @Flag(name: .long, help: "Print the sweep as CSV.")
  var csv = false

  /// The most words that are put in.
  static let longestGap = 10_000

  /// Whether a sweep is asked for.
  var isAskedFor: Bool { sweep || templates != nil }

  /// An option that has no meaning without a sweep.
  var strayOption: String? {
    let given = [
      ("--filler", filler != nil), ("--most", most != nil), ("--every", every != nil),
      ("--trained", trained != nil), ("--csv", csv),
    ]
    return given.first(where: \.1)?.0
  }

  func validate() throws {
    if let most, !(0...Self.longestGap).contains(most) {
      throw ValidationError("--most: expected 0 to \(Self.longestGap); found \(most)")
    }
    if let every, every < 1 {
      throw ValidationError("--every: expected at least 1; found \(every)")
    }
    if let trained, trained < 0 {
      throw ValidationError("--trained: expected at least 0; found \(trained)")
    }
  }

  /// Reads the templates with each model.
  func report(of models: [TokenModel], layer: LayerOption) throws -> SweepReport {
    let suite = try templates.map { try SuiteFile.load($0) } ?? SweepMaterial.ownTemplates
    let distances = Array(stride(from: 0, through: most ?? 100, by: every ?? 10))
    var seen: (most: Int, longest: Int)?
    let results = try models.map { model in
      guard !model.network.readsVectors else {
        throw FileError(model.name, "reads numbers; a sweep needs a model that reads words")
      }
      guard templates != nil || !model.tokenizer.readsCharacters else {
        throw FileError(
          model.name, "reads characters; a sweep needs a model that reads words, or --templates")
      }
      let tokenizer = model.textTokenizer
      do {
        let templates = try suite.rows.map { row throws(DistanceTemplateError) in
          try DistanceTemplate(row, tokenizer: tokenizer)
        }
        let words = try DistanceTemplate.words(filler ?? SweepMaterial.ownFiller, tokenizer)
        guard !words.isEmpty else {
          throw ValidationError("--filler: expected at least one word; found none")
        }
        let index = try layer.index(in: model)
        let material = SweepMaterial(
          templates: templates, filler: words,
          fixedWords: self.templates == nil ? SweepMaterial.ownFixedWords : nil)
        // Of several models the one that saw least is marked.
        if let gap = model.trainedDistances.flatMap({ material.gap(of: $0) }) {
          seen = seen.map { $0.most < gap.most ? $0 : gap } ?? gap
        }
        let sweep = try DistanceSweep(
          over: templates, filler: words, distances: distances, layer: index,
          by: GradientRecorder(model.network))
        return SweepReport.Model(
          model: model.name, cell: model.network.layers[index].cell.title,
          layer: LayerChoice(index, in: model.network),
          points: sweep.points)
      } catch let error as DistanceTemplateError {
        throw FileError(templates ?? "built-in templates in \(model.name)", error.description)
      }
    }
    return SweepReport(
      trained: trained ?? seen?.most, trainedLongest: trained == nil ? seen?.longest : nil,
      models: results)
  }
}
