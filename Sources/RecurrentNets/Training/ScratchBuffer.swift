/// A block of floats that is used again for every batch and only grows.
///
/// Intermediate results of training are large and short-lived; allocating them
/// anew for each update would cost more than computing them.
final class ScratchBuffer {
  private var storage: UnsafeMutablePointer<Float>
  private var capacity = 0

  init() {
    storage = .allocate(capacity: 0)
  }

  deinit {
    storage.deallocate()
  }

  /// Room for `count` floats, whose values are arbitrary.
  func room(for count: Int) -> UnsafeMutablePointer<Float> {
    if count > capacity {
      storage.deallocate()
      storage = .allocate(capacity: count)
      storage.initialize(repeating: 0, count: count)
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
