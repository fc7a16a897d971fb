import Language
import ModelFiles
import RecurrentNets
import Testing

@testable import MemoryAnalysis

/// If one of these fails, another output is watched than the one that was named.
@Suite struct WordPairOutputsTests {
  private func model(_ meaning: OutputLayer.Meaning, labels: [String]) -> TokenModel {
    var network = Network(
      zeros: NetworkShape(
        cell: .lstm, vocabularySize: 4, embeddingSize: 2, hiddenSizes: [3]))
    network.output = OutputLayer(
      weight: Matrix(rows: labels.count, columns: 3),
      bias: Array(repeating: 0, count: labels.count),
      meaning: meaning)
    return TokenModel(
      name: "m", network: network, vocabulary: Vocabulary(words: ["a", "b", "c", "d"]),
      labels: labels)
  }

  @Test("Classes whose names hold blanks can be named")
  func blanks() throws {
    let classes = model(.choices, labels: ["class 0", "class 1", "class 2"])
    #expect(try WordPair(outputs: "class 2 class 0", of: classes) == WordPair(first: 2, second: 0))
    #expect(try WordPair(outputs: "class 1, class 2", of: classes) == WordPair(first: 1, second: 2))
    #expect(throws: WordPairError.self) { try WordPair(outputs: "class 1", of: classes) }
    #expect(throws: WordPairError.self) { try WordPair(outputs: "class 1 class 1", of: classes) }
  }

  @Test("What is no choice is watched by itself")
  func single() throws {
    let values = model(.values, labels: ["price", "volume up"])
    let pair = try WordPair(outputs: "volume up", of: values)
    #expect(pair.isSingle && pair.first == 1)
    #expect(pair.names(in: values.labels) == ["volume up"])
    let both = try WordPair(outputs: "price volume up", of: values)
    #expect(both.names(in: values.labels) == ["price", "volume up"])
  }

  @Test("Without a choice the likeliest two are watched, or what stands first")
  func likeliest() throws {
    func pair(_ meaning: OutputLayer.Meaning, _ bias: [Float]) -> WordPair? {
      var network = model(meaning, labels: bias.map { "l\($0)" }).network
      network.output.bias = bias
      return WordPair(
        likeliestIn: TraceRecorder(network).trace(of: [1, 2]), at: 2)
    }
    #expect(pair(.choices, [0, 3, 1]) == WordPair(first: 1, second: 2))
    #expect(pair(.choices, [3]) == nil)
    #expect(pair(.independent, [0, 3, 1]) == WordPair(first: 1, second: WordPair.nothing))
    #expect(pair(.values, [0, 3, 1]) == WordPair(first: 0, second: WordPair.nothing))
  }
}
