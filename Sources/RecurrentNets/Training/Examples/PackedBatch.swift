/// Examples of different lengths laid out so that no step computes padding.
///
/// The examples are sorted by length, the longest first. Step t holds what is read at t by
/// those that are long enough, which are the first ``activeCounts``[t]; the
/// steps follow each other in memory. Row `offsets[t] + b` is sequence b at
/// step t, and its predecessor in time is row `offsets[t - 1] + b`.
struct PackedBatch: Sendable {
  /// The token read at each row `(N)`; empty if vectors are read.
  let inputs: [Int]

  /// The vector read at each row `(N, I)`; empty if tokens are read.
  let vectors: [Float]

  /// What is to be said: by each row, or by each sequence if there is one prediction for each.
  let targets: Targets

  /// How many sequences are still running at each step; `T` of them, never rising.
  let activeCounts: [Int]

  /// The first row of each step, and `N` at the end; `T + 1` of them.
  let offsets: [Int]

  /// Whether there is one prediction for each sequence, and not one for each row.
  let predictsOnce: Bool

  /// What is to be said.
  enum Targets: Sendable {
    /// The right word or class of each prediction.
    case labels([Int])
    /// The right values of each prediction, one after the other.
    case values([Float])
  }

  /// Packs examples; those that read nothing are left out.
  ///
  /// - Parameters:
  ///   - examples: All of the same kind.
  ///   - predictsOnce: Whether each has one target instead of one for each step.
  init(_ examples: [TrainingExample], predictsOnce: Bool = false) {
    let sorted = examples.filter { $0.count > 0 }.sorted { $0.count > $1.count }
    let lengths = sorted.map(\.count)
    var activeCounts: [Int] = []
    var offsets = [0]
    var active = lengths.count
    for step in 0..<(lengths.first ?? 0) {
      while active > 0, lengths[active - 1] <= step { active -= 1 }
      activeCounts.append(active)
      offsets.append(offsets[step] + active)
    }
    self.activeCounts = activeCounts
    self.offsets = offsets
    self.predictsOnce = predictsOnce

    var tokens: [[Int]] = []
    var rows: [Matrix] = []
    var labels: [[Int]] = []
    var values: [Matrix] = []
    for example in sorted {
      switch example.input {
      case .tokens(let sequence): tokens.append(sequence)
      case .vectors(let sequence): rows.append(sequence)
      }
      switch example.target {
      case .labels(let sequence): labels.append(sequence)
      case .values(let sequence): values.append(sequence)
      }
    }
    precondition(
      (tokens.isEmpty || rows.isEmpty) && (labels.isEmpty || values.isEmpty),
      "the examples of a batch are of one kind")
    inputs = Self.packed(tokens, activeCounts)
    vectors = Self.packed(rows, activeCounts)
    let targetCounts = predictsOnce ? Array(activeCounts.prefix(1)) : activeCounts
    targets =
      values.isEmpty
      ? .labels(Self.packed(labels, targetCounts)) : .values(Self.packed(values, targetCounts))
  }

  private static func packed(_ sequences: [[Int]], _ counts: [Int]) -> [Int] {
    guard !sequences.isEmpty else { return [] }
    var result: [Int] = []
    result.reserveCapacity(counts.reduce(0, +))
    for (step, count) in counts.enumerated() {
      for sequence in 0..<count { result.append(sequences[sequence][step]) }
    }
    return result
  }

  private static func packed(_ sequences: [Matrix], _ counts: [Int]) -> [Float] {
    guard let first = sequences.first else { return [] }
    var result: [Float] = []
    result.reserveCapacity(counts.reduce(0, +) * first.columns)
    for (step, count) in counts.enumerated() {
      for sequence in 0..<count { result += sequences[sequence].row(step) }
    }
    return result
  }

  /// `N`, the number of rows: steps of all sequences together.
  var rowCount: Int { offsets[offsets.count - 1] }

  /// `T`, the number of steps of the longest sequence.
  var stepCount: Int { activeCounts.count }

  /// `B`, the number of sequences.
  var sequenceCount: Int { activeCounts.first ?? 0 }

  /// The number of predictions.
  var predictionCount: Int { predictsOnce ? sequenceCount : rowCount }

  /// The row of each sequence's last step.
  var lastRows: [Int] {
    var rows = Array(repeating: 0, count: sequenceCount)
    for (step, count) in activeCounts.enumerated() {
      for sequence in 0..<count { rows[sequence] = offsets[step] + sequence }
    }
    return rows
  }

  /// For each row that of the same sequence as far from the end as this is from the beginning.
  ///
  /// A layer that reads backward meets the words in this order. It is its own inverse.
  var reversedRows: [Int] {
    var lengths = Array(repeating: 0, count: sequenceCount)
    for count in activeCounts {
      for sequence in 0..<count { lengths[sequence] += 1 }
    }
    var rows: [Int] = []
    rows.reserveCapacity(rowCount)
    for (step, count) in activeCounts.enumerated() {
      for sequence in 0..<count { rows.append(offsets[lengths[sequence] - 1 - step] + sequence) }
    }
    return rows
  }
}
