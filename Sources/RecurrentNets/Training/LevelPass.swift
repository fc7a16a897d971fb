/// One level's intermediate results for a packed batch: those of its layers, and what they say together.
///
/// `D` is the size of that: H, or 2·H in both directions. Its rows stand in the order of
/// the words.
final class LevelPass {
  /// The results of each direction.
  private(set) var layers: [LayerPass] = []

  /// What the level above reads at each row `(N, D)`.
  private(set) var output: UnsafeMutablePointer<Float>

  /// ∂L/∂ of that `(N, D)`: put here by the level above, or the output layer.
  private(set) var outputGradient: UnsafeMutablePointer<Float>

  /// `D`.
  private(set) var size = 0

  private let buffers = (0..<3).map { _ in ScratchBuffer() }
  private let inputs = (0..<2).map { _ in ScratchBuffer() }
  private var isMerged = false
  private var isDropped = false

  init() {
    output = buffers[0].room(for: 0)
    outputGradient = output
  }

  /// Makes room for a batch.
  ///
  /// - Parameters:
  ///   - batch: What will be read.
  ///   - layers: The level's layers.
  ///   - states: What each layer starts from; `nil` for zeros.
  func prepare(
    for batch: PackedBatch, layers: ArraySlice<RecurrentLayer>, from states: [LayerState]?
  ) {
    while self.layers.count < layers.count { self.layers.append(LayerPass()) }
    for (place, layer) in layers.enumerated() {
      self.layers[place].prepare(for: batch, layer: layer, from: states?[place])
    }
    size = layers.reduce(0) { $0 + $1.hiddenSize }
  }

  /// The rows of a matrix in the order in which a backward layer reads them.
  ///
  /// The copy is kept until the next batch.
  func reversed(
    _ rows: UnsafePointer<Float>, columns: Int, order: [Int], place: Int
  ) -> UnsafeMutablePointer<Float> {
    let result = inputs[place].room(for: order.count * columns)
    for (row, source) in order.enumerated() {
      (result + row * columns).update(from: rows + source * columns, count: columns)
    }
    return result
  }

  /// Puts the directions' hidden states together, and drops some of their values.
  ///
  /// Where there is one forward layer and no dropout nothing is copied.
  ///
  /// - Parameters:
  ///   - layers: The level's layers, which have been run.
  ///   - batch: What they read.
  ///   - order: The rows as a backward layer meets them; empty if there is none.
  ///   - mask: Which values are dropped; `nil` for none.
  ///   - level: The level's number.
  func merge(
    _ layers: ArraySlice<RecurrentLayer>, over batch: PackedBatch, order: [Int],
    mask: DropoutMask?, level: Int
  ) {
    isMerged = layers.count > 1 || layers.first?.direction == .backward || mask != nil
    isDropped = mask != nil
    guard isMerged else {
      output = self.layers[0].hidden
      outputGradient = self.layers[0].hiddenGradient
      return
    }
    let count = batch.rowCount
    output = buffers[0].room(for: count * size)
    outputGradient = buffers[1].room(for: count * size)
    var column = 0
    for (place, layer) in layers.enumerated() {
      let (hidden, width) = (self.layers[place].hidden, layer.hiddenSize)
      for row in 0..<count {
        let source = layer.direction == .backward ? order[row] : row
        (output + row * size + column).update(from: hidden + source * width, count: width)
      }
      column += width
    }
    guard let mask else { return }
    let factors = buffers[2].room(for: count * size)
    mask.fill(factors, count: count * size, level: level)
    for index in 0..<count * size { output[index] *= factors[index] }
  }

  /// Hands ``outputGradient`` on to the layers' ``LayerPass/hiddenGradient``.
  func splitGradient(_ layers: ArraySlice<RecurrentLayer>, over batch: PackedBatch, order: [Int]) {
    guard isMerged else { return }
    let count = batch.rowCount
    if isDropped {
      let factors = buffers[2].room(for: count * size)
      for index in 0..<count * size { outputGradient[index] *= factors[index] }
    }
    var column = 0
    for (place, layer) in layers.enumerated() {
      let (gradient, width) = (self.layers[place].hiddenGradient, layer.hiddenSize)
      for row in 0..<count {
        let target = layer.direction == .backward ? order[row] : row
        (gradient + target * width).update(from: outputGradient + row * size + column, count: width)
      }
      column += width
    }
  }
}
