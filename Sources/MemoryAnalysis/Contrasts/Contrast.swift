import Language
import RecurrentNets

/// What the units of a network do in two sets of texts, word for word back from their ends.
///
/// The texts are aligned at their last words, after which the sets call for
/// different words; distance d is d words before it. This is the figure by
/// which number units are shown (Lakretz et al. 2019, "The emergence of number
/// and syntax units in LSTM language models", figure 2), for every unit at once.
public struct Contrast: Sendable {
  /// The two sets.
  public let sets: ContrastSets

  /// How many words before the last are looked at, from 0 on.
  public let distances: Range<Int>

  /// What each layer does, the lowest first.
  public let layers: [LayerContrast]

  /// Reads all texts of both sets.
  ///
  /// - Parameters:
  ///   - sets: The two sets.
  ///   - recorder: What reads.
  ///   - progress: Where to report each text.
  /// - Throws: `CancellationError` if it was told to stop.
  /// - Complexity: One trace for each text, and a sort of all texts for each unit and distance.
  public init(
    of sets: ContrastSets, by recorder: TraceRecorder, progress: WorkProgress = WorkProgress()
  ) throws(CancellationError) {
    let distances = sets.distances
    var records = recorder.network.layers.map {
      ContrastRecord(cell: $0.cell, unitCount: $0.hiddenSize, distanceCount: distances.count)
    }
    let textCount = sets.first.texts.count + sets.second.texts.count
    // Reading takes most of the time; the rest is told as one more part of it for each layer.
    let total = textCount + textCount / 10 * records.count
    var done = 0
    for (side, texts) in [sets.first.texts, sets.second.texts].enumerated() {
      for text in texts {
        try progress.report(done, of: total)
        let trace = recorder.trace(of: text)
        for layer in records.indices { records[layer].add(trace.layers[layer], to: side) }
        done += 1
      }
    }
    var layers: [LayerContrast] = []
    for record in records {
      layers.append(try LayerContrast(record, progress: progress, done: done, of: total))
      done += textCount / 10
    }
    self.sets = sets
    self.distances = distances
    self.layers = layers
  }

  /// How many texts of each set reach back so far.
  public func counts(at distance: Int) -> (first: Int, second: Int) {
    (sets.first.count(at: distance), sets.second.count(at: distance))
  }
}
