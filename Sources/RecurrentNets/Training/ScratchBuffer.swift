/// A block of floats that is used again for every batch and only grows.
///
/// Intermediate results of training are large and short-lived; allocating them
/// anew for each update would cost more than computing them.
final class ScratchBuffer {
  // A vector that begins at a multiple of its own size lies in one line of the cache.
  private static let alignment = 64

  private var storage: UnsafeMutablePointer<Float>
  private var capacity = 0

  init() {
    storage = Self.allocate(0)
  }

  deinit {
    UnsafeMutableRawPointer(storage).deallocate()
  }

  private static func allocate(_ count: Int) -> UnsafeMutablePointer<Float> {
    UnsafeMutableRawPointer.allocate(
      byteCount: count * MemoryLayout<Float>.stride, alignment: alignment
    ).initializeMemory(as: Float.self, repeating: 0, count: count)
  }

  /// Room for `count` floats, whose values are arbitrary.
  func room(for count: Int) -> UnsafeMutablePointer<Float> {
    if count > capacity {
      UnsafeMutableRawPointer(storage).deallocate()
      storage = Self.allocate(count)
      capacity = count
    }
    return storage
  }

  /// Room for `count` floats, all 0.
  func zeros(_ count: Int) -> UnsafeMutablePointer<Float> {
    let pointer = room(for: count)
    pointer.update(repeating: 0, count: count)
    return pointer
  }
}
