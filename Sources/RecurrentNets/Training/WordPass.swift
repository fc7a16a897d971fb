/// What the lowest level makes of words or vectors, W·x + b, and the way back.
///
/// Rows that read the same word share its projection: products run over words instead of rows.
final class WordPass {
  /// Up to so many words all are projected, whichever the batch reads; of more only those it reads.
  private static let smallVocabulary = 256

  private let projection = ScratchBuffer()
  private let projectionGradient = ScratchBuffer()
  private let gathered = ScratchBuffer()
  private let gatheredGradient = ScratchBuffer()

  /// The words that are projected; `nil` for all of them.
  private var distinct: [Int]?

  /// Where each row's word stands among the projected ones.
  private var places: [Int] = []

  /// Fills in W·x + b of each row for all layers of the lowest level.
  func project(_ network: Network, _ batch: PackedBatch, order: [Int], into level: LevelPass) {
    if !network.readsVectors { chooseWords(network, batch) }
    for (place, index) in network.levels[0].layers.enumerated() {
      let layer = network.layers[index]
      let gates = level.layers[place].gates
      let isForward = layer.direction == .forward
      guard !network.readsVectors else {
        withVectors(of: batch, for: layer, order: order, place: place, in: level) {
          layer.project($0, rows: batch.rowCount, into: gates)
        }
        continue
      }
      let blocks = layer.bias.count
      let words = projection.room(for: wordCount(network) * blocks)
      withWords(network) { layer.project($0, rows: wordCount(network), into: words) }
      for row in places.indices {
        let source = places[isForward ? row : order[row]]
        (gates + row * blocks).update(from: words + source * blocks, count: blocks)
      }
    }
  }

  /// The gradients of the lowest level's input weights and of the embedding.
  ///
  /// Rows that read the same word share its projection, so their ∂L/∂a are
  /// added up first; the two products then run over words instead of rows.
  func fillGradient(
    _ network: Network, _ batch: PackedBatch, order: [Int], passes: LevelPass,
    into gradient: inout Network
  ) {
    for (place, index) in network.levels[0].layers.enumerated() {
      let layer = network.layers[index]
      let (rowDeltas, blocks) = (passes.layers[place].gateGradient, layer.bias.count)
      let isForward = layer.direction == .forward
      guard !network.readsVectors else {
        withVectors(of: batch, for: layer, order: order, place: place, in: passes) {
          BLAS.multiply(
            rowDeltas, .transposed, $0, .plain, m: blocks, n: layer.inputSize,
            k: batch.rowCount, into: &gradient.layers[index].inputWeight.elements, beta: 0)
        }
        continue
      }
      let count = wordCount(network)
      let deltas = projectionGradient.zeros(count * blocks)
      for row in places.indices {
        let source = rowDeltas + row * blocks
        let target = deltas + places[isForward ? row : order[row]] * blocks
        for block in 0..<blocks { target[block] += source[block] }
      }
      withWords(network) { words in
        BLAS.multiply(
          deltas, .transposed, words, .plain, m: blocks, n: layer.inputSize, k: count,
          into: &gradient.layers[index].inputWeight.elements, beta: 0)
      }
      fillEmbedding(layer, deltas, count: count, isFirst: place == 0, into: &gradient)
    }
  }

  /// Calls `body` with the vectors of all rows, in the order in which a layer reads them.
  private func withVectors(
    of batch: PackedBatch, for layer: RecurrentLayer, order: [Int], place: Int,
    in level: LevelPass, _ body: (UnsafePointer<Float>) -> Void
  ) {
    batch.vectors.withUnsafeBufferPointer { vectors in
      guard let vectors = vectors.baseAddress else { return }
      body(
        layer.direction == .forward
          ? vectors
          : UnsafePointer(
            level.reversed(vectors, columns: layer.inputSize, order: order, place: place)))
    }
  }

  private func fillEmbedding(
    _ layer: RecurrentLayer, _ deltas: UnsafePointer<Float>, count: Int, isFirst: Bool,
    into gradient: inout Network
  ) {
    let size = layer.inputSize
    guard let distinct else {
      BLAS.multiply(
        deltas, .plain, layer.inputWeight.elements, .plain, m: count, n: size,
        k: layer.bias.count, into: &gradient.embedding.elements, beta: isFirst ? 0 : 1)
      return
    }
    let words = gatheredGradient.room(for: count * size)
    BLAS.multiply(
      deltas, .plain, layer.inputWeight.elements, .plain, m: count, n: size,
      k: layer.bias.count, into: words, beta: 0)
    gradient.embedding.elements.withUnsafeMutableBufferPointer { embedding in
      for (place, word) in distinct.enumerated() {
        for column in 0..<size { embedding[word * size + column] += words[place * size + column] }
      }
    }
  }

  // MARK: - Words

  private func wordCount(_ network: Network) -> Int { distinct?.count ?? network.embedding.rows }

  private func chooseWords(_ network: Network, _ batch: PackedBatch) {
    distinct = nil
    places = batch.inputs
    guard network.embedding.rows > Self.smallVocabulary else { return }
    // The order in which the batch reads them, so that it is the same in every run.
    var index = Array(repeating: -1, count: network.embedding.rows)
    var words: [Int] = []
    for (row, word) in batch.inputs.enumerated() {
      if index[word] < 0 {
        index[word] = words.count
        words.append(word)
      }
      places[row] = index[word]
    }
    distinct = words
    let size = network.embedding.columns
    let rows = gathered.room(for: words.count * size)
    network.embedding.elements.withUnsafeBufferPointer { embedding in
      guard let embedding = embedding.baseAddress else { return }
      for (place, word) in words.enumerated() {
        (rows + place * size).update(from: embedding + word * size, count: size)
      }
    }
  }

  /// The embeddings of the projected words.
  private func withWords(_ network: Network, _ body: (UnsafePointer<Float>) -> Void) {
    guard let distinct else { return body(network.embedding.elements) }
    body(gathered.room(for: distinct.count * network.embedding.columns))
  }
}
