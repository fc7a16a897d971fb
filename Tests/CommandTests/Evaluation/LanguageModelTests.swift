import Foundation
import Language
import ModelFiles
import RecurrentNets
import Testing

@testable import lstm_tui

/// If one of these fails, models are compared by something other than probability.
@Suite struct LanguageModelTests {
  @Test("The probability of several words is the product of each after those before it")
  func product() throws {
    var generator = SeededGenerator(seed: 3)
    let words = ["<unk>", "a", "b", "c", "d"]
    let shape = NetworkShape(
      cell: .lstm, vocabularySize: words.count, embeddingSize: 3, hiddenSizes: [6])
    let model = TokenModel(
      name: "tiny", network: Network(random: shape, using: &generator),
      vocabulary: Vocabulary(words: words))
    let recorder = TraceRecorder(model.network)
    let language = NetworkLanguageModel(model)
    let first = recorder.trace(of: [1, 2]).probabilities(at: 2)
    let second = recorder.trace(of: [1, 2, 3]).probabilities(at: 3)
    let expected = log(Double(first[3])) + log(Double(second[4]))
    #expect(abs(language.logProbability(of: [3, 4], after: [1, 2]) - expected) < 1e-5)
    let start = recorder.trace(of: []).probabilities(at: 0)
    #expect(abs(language.logProbability(of: [2], after: []) - log(Double(start[2]))) < 1e-5)
  }

  @Test("A classifier answers with its labels, at the end of the text; other words it cannot say")
  func labels() throws {
    let model = try ModelCatalog.load("sentiment")
    let language = NetworkLanguageModel(model)
    #expect(language.answer("negative") == [0] && language.answer("positive") == [1])
    #expect(language.answer("boring") == nil)
    let ids = try model.textTokenizer.tokens(in: "the film was boring .").map(\.id)
    let expected = TraceRecorder(model.network).trace(of: ids).probabilities(at: ids.count)
    #expect(abs(language.logProbability(of: [0], after: ids) - log(Double(expected[0]))) < 1e-5)
  }
}
