/// The entries of one axis that an ONNX `Slice` takes.
struct ONNXSliceRange: Equatable {
  /// The first entry.
  let start: Int

  /// How many entries.
  let count: Int

  /// How far it is from one entry to the next; negative ones go backwards, never 0.
  let step: Int

  /// Creates a range of entries that follow each other.
  init(start: Int, count: Int) {
    self.start = start
    self.count = count
    self.step = 1
  }

  /// Creates the range that the operator's numbers mean for an axis of a known size.
  ///
  /// Negative numbers count from the end, and what lies beyond an end is cut off
  /// (https://onnx.ai/onnx/operators/onnx__Slice.html).
  ///
  /// - Returns: `nil` if the step is 0.
  init?(start: Int, end: Int, step: Int, size: Int) {
    guard step != 0, step != Int.min else { return nil }
    func place(_ index: Int, _ range: ClosedRange<Int>) -> Int {
      let fromStart = index < 0 ? index.addingReportingOverflow(size).partialValue : index
      return min(max(fromStart, range.lowerBound), range.upperBound)
    }
    self.step = step
    if step > 0 {
      self.start = place(start, 0...size)
      let distance = place(end, 0...size) - self.start
      self.count = distance > 0 ? (distance - 1) / step + 1 : 0
    } else {
      guard size > 0 else { return nil }
      self.start = place(start, 0...size - 1)
      let distance = self.start - place(end, -1...size - 1)
      self.count = distance > 0 ? (distance - 1) / -step + 1 : 0
    }
  }
}
