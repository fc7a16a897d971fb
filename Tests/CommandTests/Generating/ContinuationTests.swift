import Language
import ModelFiles
import RecurrentNets
import Testing

@testable import lstm_tui

/// If one of these fails, the text that `generate` prints is not what the network says.
@Suite struct ContinuationTests {
  private static func words(_ prompt: String, count: Int, temperature: Float = 1) throws -> [String]
  {
    let model = try ModelCatalog.open("english").model
    var options = SamplingOptions()
    options.temperature = temperature
    var continuation = Continuation(
      after: try model.textTokenizer.tokens(in: prompt), by: model, drawing: options)
    return (0..<count).compactMap { _ in continuation.next() }
  }

  @Test("At temperature 0 each word is the likeliest after all words before it")
  func likeliest() throws {
    let said = try Self.words("She is busy today ... I", count: 12, temperature: 0)
    let model = try ModelCatalog.open("english").model
    var tokens = try model.textTokenizer.tokens(in: "She is busy today ... I").map(\.id)
    for word in said {
      let logits = TraceRecorder(model.network).trace(of: tokens).logits(at: tokens.count)
      let best = logits.indices.max { logits[$0] < logits[$1] }
      #expect(best.map { model.labels[$0] } == word)
      tokens.append(try #require(best))
    }
    #expect(said.first == "am" && said.count == 12)
  }

  @Test("A prompt said in two parts goes on like one")
  func stateIsCarried() throws {
    let said = try Self.words("She is busy", count: 20, temperature: 0)
    let rest = try Self.words(
      "She is busy " + said.prefix(8).joined(separator: " "), count: 12, temperature: 0)
    #expect(Array(said.dropFirst(8)) == rest)
  }

  @Test("Words for unknown ones and for padding are never said")
  func unspoken() throws {
    #expect(try !Self.words("She", count: 3000, temperature: 3).contains("<unk>"))
  }
}
