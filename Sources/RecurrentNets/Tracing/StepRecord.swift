/// Where the planes of a layer trace's quantities begin, and how wide their rows are.
struct PlaneOffsets {
  /// The start of each quantity's plane; a vector, since an array would be retained at every step.
  private var starts = SIMD16<Int>(repeating: 0)
  let hiddenSize: Int
  let outputSize: Int
  let isProjected: Bool

  init(of trace: LayerTrace) {
    for quantity in trace.quantities { starts[quantity.index] = trace.start(of: quantity) }
    hiddenSize = trace.hiddenSize
    outputSize = trace.outputSize
    isProjected = trace.isProjected
  }

  @inline(__always)
  func offset(of quantity: Quantity, row: Int) -> Int {
    starts[quantity.index] + row * (quantity == .hidden ? outputSize : hiddenSize)
  }
}

/// Where one step's values go in a layer's trace.
struct StepRecord {
  let offsets: PlaneOffsets
  let row: Int
  let rowBefore: Int
  private let planes: UnsafeMutablePointer<Float>

  init(offsets: PlaneOffsets, row: Int, rowBefore: Int, _ planes: UnsafeMutablePointer<Float>) {
    self.offsets = offsets
    self.row = row
    self.rowBefore = rowBefore
    self.planes = planes
  }

  /// The row `(H)`, or `(P)` of h, of a quantity at this step.
  @inline(__always)
  subscript(quantity: Quantity) -> UnsafeMutablePointer<Float> {
    planes + offsets.offset(of: quantity, row: row)
  }

  /// The row of a quantity at the step before.
  @inline(__always)
  subscript(before quantity: Quantity) -> UnsafeMutablePointer<Float> {
    planes + offsets.offset(of: quantity, row: rowBefore)
  }
}

extension Quantity {
  /// The place among all quantities.
  @inline(__always)
  fileprivate var index: Int {
    switch self {
    case .forget: 0
    case .input: 1
    case .candidate: 2
    case .cell: 3
    case .output: 4
    case .hidden: 5
    case .update: 6
    case .reset: 7
    case .cellOutput: 8
    }
  }
}
