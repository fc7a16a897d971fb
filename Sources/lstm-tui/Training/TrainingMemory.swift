import RecurrentNets

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The memory that a training takes, which is better known before the machine is out of it.
enum TrainingMemory {
  /// The weights themselves, the best so far, their gradient and its moment: what no way of training does without.
  private static let copies = 4

  /// The bytes that the weights of a network take at least while it is trained.
  static func bytes(for architecture: NetworkArchitecture) -> Int {
    architecture.weightCount * MemoryLayout<Float>.size * copies
  }

  /// The bytes of memory this machine has; `nil` if it does not say.
  static var ofMachine: Int? {
    let (pages, size) = (sysconf(Int32(_SC_PHYS_PAGES)), sysconf(Int32(_SC_PAGESIZE)))
    return pages > 0 && size > 0 ? pages * size : nil
  }

  /// Why a network cannot be trained in so much memory, in words; `nil` if it can.
  static func problem(
    with architecture: NetworkArchitecture, in memory: Int? = ofMachine
  ) -> String? {
    let bytes = bytes(for: architecture)
    guard let memory, bytes > memory else { return nil }
    return
      "--hidden, --layers, --embedding, --vocabulary: expected a network that this machine has memory"
      + " for, \(gibibytes(memory)); found one whose training takes \(gibibytes(bytes)) at least"
  }

  private static func gibibytes(_ bytes: Int) -> String {
    "\((bytes + (1 << 29)) >> 30) GiB"
  }
}
