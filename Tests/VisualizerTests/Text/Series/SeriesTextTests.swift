import RecurrentNets
import Testing

@testable import Visualizer

/// If one of these fails, the sentence says of the input what the input does not do.
@Suite struct SeriesTextTests {
  private func text(_ elements: [Float], features: Int = 1, at position: Int) -> String {
    var state = seriesState(
      Matrix(rows: elements.count / features, columns: features, elements: elements),
      model: seriesModel(features: features))
    state.position = position
    return SeriesText.input(of: state)
  }

  @Test("It rises, falls, stays or is missing")
  func verbs() {
    let values: [Float] = [1, 2, 2, 0, .nan, 3]
    let expected = [
      "(x is 1.000) ", "(x rises to 2.000) ", "(x stays at 2.000) ", "(x falls to 0.000) ",
      "(x is nan) ", "(x is 3.000) ",
    ]
    for (index, sentence) in expected.enumerated() {
      #expect(text(values, at: index + 1) == sentence)
    }
  }

  @Test("Of several features it is the one that moves farthest on its own scale")
  func farthest() {
    #expect(text([0, 0, 1, 50, 2, 1000], features: 2, at: 2) == "(x0 rises to 1.000) ")
    #expect(text([0, 0, 1, 50, 2, 1000], features: 2, at: 3) == "(x1 rises to 1000.0) ")
  }
}
