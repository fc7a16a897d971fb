import Language
import Testing

struct NGramModelTests {
  @Test("Probabilities are those of Witten and Bell, worked out by hand")
  func byHand() {
    var model = NGramModel(order: 2, vocabularySize: 4)
    model.read([0, 1, 0, 2])
    // p(1) = (1 + 3 · ¼) / (4 + 3), since 3 kinds of words in 4.
    let single = [2.0, 1, 1, 0].map { ($0 + 3 * 0.25) / 7 }
    for word in 0..<4 {
      #expect(abs(model.probability(of: word, after: [Int]()) - single[word]) < 1e-12)
    }
    // After 0 came 1 and 2, once each.
    let pair = [0.0, 1, 1, 0].enumerated().map { ($0.element + 2 * single[$0.offset]) / 4 }
    for word in 0..<4 {
      #expect(abs(model.probability(of: word, after: [3, 0]) - pair[word]) < 1e-12)
    }
    // After 2 came nothing: what is known of single words counts.
    #expect(model.probability(of: 1, after: [2]) == model.probability(of: 1, after: [Int]()))
  }

  @Test("Probabilities of all words add up to 1 after any text")
  func normalised() {
    var generator = SeededGenerator(seed: 4)
    var model = NGramModel(order: 4, vocabularySize: 7)
    for _ in 0..<50 {
      model.read((0..<20).map { _ in Int.random(in: 0..<6, using: &generator) })
    }
    for _ in 0..<100 {
      let history = (0..<Int.random(in: 0..<6, using: &generator)).map { _ in
        Int.random(in: 0..<7, using: &generator)
      }
      let sum = (0..<7).reduce(0) { $0 + model.probability(of: $1, after: history) }
      #expect(abs(sum - 1) < 1e-12)
    }
  }

  @Test("A 4-gram cannot see the fourth word back: it is no memory")
  func horizon() {
    var model = NGramModel(order: 4, vocabularySize: 8)
    for _ in 0..<10 {
      model.read([1, 5, 6, 7, 3])
      model.read([2, 5, 6, 7, 4])
    }
    #expect(
      model.probability(of: 3, after: [1, 5, 6, 7])
        == model.probability(of: 4, after: [1, 5, 6, 7]))
    #expect(model.probability(of: 6, after: [1, 5]) > 0.8)
  }
}
