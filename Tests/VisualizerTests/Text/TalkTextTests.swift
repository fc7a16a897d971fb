import RecurrentNets
import Testing

@testable import Visualizer

/// If this fails, the user is told of another way of speaking than the one that is used.
@Suite struct TalkTextTests {
  @Test("Options are said, and written as they are typed")
  func options() {
    var options = SamplingOptions()
    #expect(TalkText.options(options) == "temperature 1, seed 1")
    #expect(TalkText.line(options) == "1 seed=1")
    options.temperature = 0.8
    options.topK = 5
    options.topP = 0.9
    options.seed = 3
    #expect(
      TalkText.options(options)
        == "temperature 0.8, the 5 likeliest words, the likeliest of together 0.9, seed 3")
    #expect(TalkText.line(options) == "0.8 k=5 p=0.9 seed=3")
  }
}
