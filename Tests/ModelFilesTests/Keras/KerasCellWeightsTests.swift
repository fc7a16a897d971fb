import RecurrentNets
import Testing

@testable import ModelFiles

/// If one of these fails, a gate gets another gate's weights, or shapes that do not fit end the program.
@Suite struct KerasCellWeightsTests {
  private static func weights(
    _ className: String, kernel: [Int], recurrent: [Int], bias: [Int]?
  ) throws -> KerasCellWeights {
    func tensor(_ shape: [Int]) -> Tensor {
      let count = shape.reduce(1, *)
      return Tensor(shape: shape, values: (0..<count).map { Float($0) })
    }
    return KerasCellWeights(
      cell: try #require(KerasCell(className: className)), kernel: tensor(kernel),
      recurrent: tensor(recurrent), bias: bias.map(tensor), resetsAfter: true)
  }

  @Test("A GRU's blocks change places, z r h to r z n, and its two biases stay apart for n alone")
  func gru() throws {
    let weights = try Self.weights("GRU", kernel: [1, 3], recurrent: [1, 3], bias: [2, 3])
    #expect(weights.problem == nil)
    #expect(weights.inputWeight.elements == [1, 0, 2])
    #expect(weights.recurrentWeight.elements == [1, 0, 2])
    #expect(weights.biases.sum == [1 + 4, 0 + 3, 2])
    #expect(weights.biases.recurrentCandidate == [5])
  }

  @Test("A GRU with one bias resets before the product, one without any as it says")
  func resetBefore() throws {
    let single = try Self.weights("GRU", kernel: [1, 3], recurrent: [1, 3], bias: [3])
    #expect(single.biases.recurrentCandidate == nil)
    let none = try Self.weights("GRU", kernel: [1, 3], recurrent: [1, 3], bias: nil)
    #expect(none.biases.recurrentCandidate == [0])
  }

  @Test("An LSTM's columns become rows")
  func lstm() throws {
    let weights = try Self.weights("LSTM", kernel: [2, 4], recurrent: [1, 4], bias: [4])
    #expect(weights.inputWeight.elements == [0, 4, 1, 5, 2, 6, 3, 7])
    #expect(weights.biases.sum == [0, 1, 2, 3])
  }

  @Test(
    "Shapes that do not fit are named",
    arguments: [
      ("LSTM", [2, 4], [1 << 62, 0], [4], "recurrent kernel"),
      ("LSTM", [2, 4], [0, 4], [4], "recurrent kernel"), ("LSTM", [2, 8], [1, 4], [4], "[I, 4]"),
      ("LSTM", [2, 4], [1, 3], [4], "recurrent kernel"), ("LSTM", [8], [1, 4], [4], "has a"),
      ("GRU", [2, 3], [1, 3], [2, 2], "bias"), ("SimpleRNN", [2, 1], [1, 1], [2], "bias"),
      ("LSTM", [2, 4], [1, 4], [2, 4], "bias"), ("LSTM", [0, 4], [1, 4], [4], "kernel"),
    ] as [(String, [Int], [Int], [Int], String)])
  func problems(
    className: String, kernel: [Int], recurrent: [Int], bias: [Int], expected: String
  ) throws {
    let problem = try Self.weights(
      className, kernel: kernel, recurrent: recurrent, bias: bias
    ).problem
    #expect(problem?.contains(expected) == true, "\(problem ?? "none")")
  }
}
