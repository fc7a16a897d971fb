import Testing

@testable import RecurrentNets

/// If one of these fails, options that mean nothing are taken for some.
@Suite struct SamplingOptionsTests {
  @Test("Numbers out of range are named, with what was expected")
  func problems() {
    func problem(_ change: (inout SamplingOptions) -> Void) -> String? {
      var options = SamplingOptions()
      change(&options)
      return options.problem
    }
    #expect(problem { _ in } == nil)
    #expect(problem { $0.temperature = 0 } == nil)
    #expect(problem { $0.temperature = -1 }?.hasPrefix("temperature: expected") == true)
    #expect(problem { $0.temperature = .nan } != nil)
    #expect(problem { $0.temperature = .infinity } != nil)
    #expect(problem { $0.topK = 0 } == "top-k: expected at least 1; found 0")
    #expect(problem { $0.topP = 0 }?.hasPrefix("top-p: expected") == true)
    #expect(problem { $0.topP = 1.5 } != nil)
  }
}
