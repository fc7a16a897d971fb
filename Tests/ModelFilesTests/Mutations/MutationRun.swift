import Foundation
import RecurrentNets
import Testing

@testable import ModelFiles

/// Reads damaged files of a kind, one after the other.
///
/// Every damaged file has a seed of its own, so that any of them can be made again: `LSTM_TUI_MUTATIONS` says how
/// many there are, `LSTM_TUI_MUTATION_FIRST` the number of the first, `LSTM_TUI_MUTATION_KINDS` which kinds (by the
/// beginnings of their names, with commas), and `LSTM_TUI_MUTANT` a file that holds the current one, to be
/// found there if it takes the process with it.
struct MutationRun {
  let kind: MutatedKind
  let first: Int
  let count: Int

  /// What is allocated however small a file is: buffers, tables of the readers, expanded entries.
  static let allowance = 4 << 20

  /// How long a file may take before the run is given up as hanging, in seconds.
  private static let patience: UInt32 = 60

  private let mutant = MutationRun.environment("LSTM_TUI_MUTANT")

  /// What was seen.
  private(set) var refused = 0
  private(set) var slowest = (seconds: 0.0, index: 0)
  private(set) var slowestTrial = (seconds: 0.0, index: 0)
  private(set) var largest = (bytes: 0, size: 0, index: 0)
  private(set) var steepest = (factor: 0.0, bytes: 0, size: 0, index: 0)

  init(_ kind: MutatedKind, count: Int) {
    self.kind = kind
    self.count = Mutations.count(count)
    first = Self.environment("LSTM_TUI_MUTATION_FIRST").flatMap { Int($0) } ?? 0
  }

  static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// The kinds that are asked for.
  static let kinds: [MutatedKind] = {
    guard let names = environment("LSTM_TUI_MUTATION_KINDS") else { return MutatedKind.all }
    let wanted = names.split(separator: ",")
    return MutatedKind.all.filter { kind in wanted.contains { kind.name.hasPrefix($0) } }
  }()

  /// The damaged file of a number: every second one is damaged behind what is checked first.
  func mutation(_ index: Int) -> (bytes: [UInt8], seed: MutationSeed) {
    var mutations = Mutations(seed: UInt64(index) &* 0x9E37_79B9 &+ 77)
    let seeds = kind.seeds
    let seed = seeds[Int.random(in: seeds.indices, using: &mutations.generator)]
    let donor = seeds[Int.random(in: seeds.indices, using: &mutations.generator)]
    let bytes =
      index % 2 == 0
      ? mutations.mutated(seed.bytes, donor: donor.bytes)
      : mutations.mutatedInside(seed, donor: donor)
    return (bytes, seed)
  }

  /// Reads them all.
  mutating func run() {
    let meter = AllocationMeter()
    let reader = kind.read
    let clock = ContinuousClock()
    defer { alarm(0) }
    for index in first..<first + count {
      let (bytes, seed) = mutation(index)
      if let mutant { keep(bytes, in: mutant) }
      // A run that hangs is ended by the system.
      alarm(Self.patience)
      var network: Network?
      var error: FileError?
      let read = {
        do throws(FileError) {
          network = try reader(bytes, seed)
        } catch let failure { error = failure }
      }
      var peak = 0
      let time = clock.measure { if let meter { peak = meter.peak(of: read) } else { read() } }
      let trial = clock.measure { if let network { Self.use(network) } }
      note(index, bytes.count, time, trial, peak, error, seed)
    }
  }

  private mutating func note(
    _ index: Int, _ size: Int, _ time: Duration, _ trial: Duration, _ peak: Int,
    _ error: FileError?, _ seed: MutationSeed
  ) {
    let seconds = time / .seconds(1)
    if seconds > slowest.seconds { slowest = (seconds, index) }
    if trial / .seconds(1) > slowestTrial.seconds { slowestTrial = (trial / .seconds(1), index) }
    if peak > largest.bytes { largest = (peak, size, index) }
    let factor = Double(peak) / Double(max(size, 4096))
    if factor > steepest.factor { steepest = (factor, peak, size, index) }
    if peak > kind.bytesPerByte * size + Self.allowance {
      Issue.record(
        "\(kind.name) \(index) of \(seed.name): \(peak) bytes are allocated for \(size)")
    }
    guard let error else { return }
    refused += 1
    let line = error.description
    if line.contains("\n") || line.count > 700 {
      Issue.record("\(kind.name) \(index) of \(seed.name): \(line)")
    }
  }

  private func keep(_ bytes: [UInt8], in path: String) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard descriptor >= 0 else { return }
    _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
  }

  /// Reads a short input, so that a network that cannot be computed shows.
  private static func use(_ network: Network) {
    let input: NetworkInput =
      network.readsVectors
      ? .vectors(Matrix(rows: 3, columns: network.inputSize, repeating: 0.5))
      : .tokens([0, network.embedding.rows - 1, 0])
    let trace = TraceRecorder(network).trace(of: input)
    _ = trace.output(at: 1)
  }

  /// A line of the report.
  var summary: String {
    func number(_ value: Double) -> String { String(format: "%.1f", value) }
    return [
      kind.name, "\(count)", "\(refused)", "\(number(slowest.seconds * 1000)) (\(slowest.index))",
      "\(number(slowestTrial.seconds * 1000)) (\(slowestTrial.index))",
      "\(number(Double(largest.bytes) / 1_048_576)) MB of \(largest.size / 1024) KB (\(largest.index))",
      "\(number(steepest.factor)) × \(steepest.size) B (\(steepest.index))",
    ].joined(separator: " | ")
  }
}
