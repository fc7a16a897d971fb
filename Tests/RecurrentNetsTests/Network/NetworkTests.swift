import RecurrentNets
import Testing

/// If one of these fails, weights are counted, ordered or started wrongly.
@Suite struct NetworkTests {
  private let shape = NetworkShape(
    cell: .lstm, vocabularySize: 11, embeddingSize: 6, hiddenSizes: [8, 5])

  @Test("A network has the shape it was made with, and as many parameters as that says")
  func shapes() {
    let network = Network(zeros: shape)
    #expect(network.shape == shape)
    #expect(network.tensors.reduce(0) { $0 + $1.count } == shape.parameterCount)
    #expect(network.tensors.count == 1 + 2 * 3 + 2)
  }

  @Test("Tensors are visited in the order they are listed")
  func order() {
    var generator = SeededGenerator(seed: 1)
    var network = Network(random: shape, using: &generator)
    var visited: [[Float]] = []
    network.forEachTensor { visited.append($0) }
    #expect(visited == network.tensors)
  }

  @Test("Random weights stay in their bounds, forget gates start open, seeds repeat")
  func random() {
    var generator = SeededGenerator(seed: 5)
    let network = Network(random: shape, forgetBias: 1.5, using: &generator)
    var again = SeededGenerator(seed: 5)
    #expect(Network(random: shape, forgetBias: 1.5, using: &again) == network)
    for layer in network.layers {
      let bound = 1 / Float(layer.hiddenSize).squareRoot()
      #expect(layer.inputWeight.elements.allSatisfy { abs($0) <= bound })
      #expect(layer.recurrentWeight.elements.contains { abs($0) > bound / 2 })
      let size = layer.hiddenSize
      #expect(layer.bias[size..<2 * size].allSatisfy { $0 == 1.5 })
      #expect(layer.bias[..<size].allSatisfy { $0 == 0 })
      #expect(layer.bias[(2 * size)...].allSatisfy { $0 == 0 })
    }
  }
}
