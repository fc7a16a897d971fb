import Foundation
import Language
import RecurrentNets
import Testing

@testable import ModelFiles

/// If one of these fails, the models that the examples open with do not show what the text says of them.
///
/// The expected numbers are those of Keras and PyTorch for the same files.
@Suite struct ExampleModelsTests {
  private let examples =
    URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("examples").path + "/"

  @Test(
    "Only what follows decides whether Teddy is a person or a toy",
    arguments: [
      ("Teddy Roosevelt was a great president", [5.8e-5, 0.999668, 2.74e-4], "ppoooo"),
      ("Teddy bears are on sale", [5.7e-5, 3.51e-4, 0.999592], "ttooo"),
      ("Teddy near the dolls wrote a letter", [2.28e-4, 0.99883, 9.43e-4], "pootooo"),
      ("Teddy near Lincoln cost ten dollars", [3.1e-5, 6.9e-4, 0.999279], "topooo"),
    ])
  func teddy(text: String, first: [Float], tags: String) throws {
    let model = try ModelCatalog.load(examples + "teddy.keras")
    #expect(model.labels.words == ["other", "person", "toy"])
    let tokens = try model.textTokenizer.tokens(in: text)
    #expect(tokens.map(\.text).joined(separator: " ") == text)
    let trace = TraceRecorder(model.network).trace(of: tokens.map(\.id))
    for (value, expected) in zip(trace.output(at: 1), first) {
      #expect(abs(value - expected) < 2e-6)
    }
    let found = (1...tokens.count).map { position in
      let output = trace.output(at: position)
      return output.indices.max { output[$0] < output[$1] }.map { model.labels[$0].prefix(1) } ?? ""
    }
    #expect(found.joined() == tags)
  }

  @Test("At Teddy the forward layer has seen the same in both texts, the backward layer has not")
  func backwardUnits() throws {
    let model = try ModelCatalog.load(examples + "teddy.keras")
    let recorder = TraceRecorder(model.network)
    let traces = try ["teddy.txt", "teddy-bears.txt"].map { file in
      let text = try String(contentsOfFile: examples + file, encoding: .utf8)
      return recorder.trace(of: try model.textTokenizer.tokens(in: text).map(\.id))
    }
    for unit in 0..<8 {
      #expect(
        traces[0].layers[0][.hidden, 1, unit] == traces[1].layers[0][.hidden, 1, unit])
    }
    // Units 4 to 6 carry which of the two it is.
    for unit in 4...6 {
      let (person, toy) = (
        traces[0].layers[1][.hidden, 1, unit], traces[1].layers[1][.hidden, 1, unit]
      )
      #expect(person * toy < 0 && abs(person - toy) > 1.5)
    }
  }

  @Test("The series that ships was not trained on, and is predicted better than by its last value")
  func sine() throws {
    let model = try ModelCatalog.load(examples + "sine.pt")
    let series = try SeriesFile.load(examples + "sine.csv")
    try series.check(inputSize: model.network.inputSize, of: "sine.pt")
    #expect(series.features == ["value"])
    let trace = TraceRecorder(model.network).trace(of: .vectors(series.values))
    let predicted = (1...series.values.rows).map { trace.output(at: $0)[0] }
    for (index, expected) in [(0, -0.85842016), (100, -0.85861728), (239, 0.47135641)] {
      #expect(abs(predicted[index] - Float(expected)) < 1e-5)
    }
    let values = series.values.elements
    let squares = zip(predicted, values.dropFirst()).map { ($0 - $1) * ($0 - $1) }
    let naive = zip(values, values.dropFirst()).map { ($0 - $1) * ($0 - $1) }
    #expect(abs((squares.reduce(0, +) / Float(squares.count)).squareRoot() - 0.12189) < 1e-4)
    #expect(squares.reduce(0, +) < naive.reduce(0, +) / 4)
  }
}
