/// The sizes that determine a network's architecture.
public struct NetworkShape: Sendable, Equatable {
  /// The kind of cell in every layer.
  public var cell: CellKind

  /// `V`, the number of words.
  public var vocabularySize: Int

  /// `E`, the size of a word's embedding.
  public var embeddingSize: Int

  /// `H` of each layer, the lowest first.
  public var hiddenSizes: [Int]

  /// Creates a shape.
  public init(cell: CellKind, vocabularySize: Int, embeddingSize: Int, hiddenSizes: [Int]) {
    self.cell = cell
    self.vocabularySize = vocabularySize
    self.embeddingSize = embeddingSize
    self.hiddenSizes = hiddenSizes
  }

  /// The number of trainable values.
  public var parameterCount: Int {
    var count = vocabularySize * embeddingSize
    var inputSize = embeddingSize
    for hiddenSize in hiddenSizes {
      count += cell.blockCount * hiddenSize * (inputSize + hiddenSize + 1)
      inputSize = hiddenSize
    }
    return count + vocabularySize * (inputSize + 1)
  }
}
