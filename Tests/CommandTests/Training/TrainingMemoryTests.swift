import RecurrentNets
import Testing

@testable import lstm_tui

/// If one of these fails, a network that is too large takes the machine down instead of being refused.
@Suite struct TrainingMemoryTests {
  private let architecture = NetworkArchitecture(
    cell: .gru, vocabularySize: 50, inputSize: 12, hiddenSizes: [8, 8])

  @Test("Weights are counted as the network has them")
  func count() {
    var architecture = architecture
    for isBidirectional in [false, true] {
      architecture.isBidirectional = isBidirectional
      let network = Network(zeros: architecture)
      let biases =
        network.output.bias.count
        + network.layers.reduce(0) {
          $0 + $1.bias.count + ($1.variant.recurrentCandidateBias?.count ?? 0)
        }
      #expect(architecture.weightCount == network.parameterCount - biases)
    }
  }

  @Test("What fits is trained, what does not is refused with both numbers")
  func limit() {
    let bytes = TrainingMemory.bytes(for: architecture)
    #expect(TrainingMemory.problem(with: architecture, in: bytes) == nil)
    #expect(TrainingMemory.problem(with: architecture, in: nil) == nil)
    let large = NetworkArchitecture(
      vocabularySize: 50, inputSize: 4096, hiddenSizes: Array(repeating: 4096, count: 16))
    #expect(
      TrainingMemory.problem(with: large, in: 8 << 30)?.hasSuffix(
        "memory for, 8 GiB; found one whose training takes 32 GiB at least") == true)
    #expect(TrainingMemory.ofMachine ?? 0 > 1 << 28)
  }
}
