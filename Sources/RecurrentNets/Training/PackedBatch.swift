/// Sequences of different lengths laid out so that no step computes padding.
///
/// The sequences are sorted by length, the longest first. Step t holds token t
/// of those that are long enough, which are the first ``activeCounts``[t]; the
/// steps follow each other in memory. Row `offsets[t] + b` is sequence b at
/// step t, and its predecessor in time is row `offsets[t - 1] + b`.
struct PackedBatch: Sendable {
  /// The token read at each row; `N` of them.
  let inputs: [Int]

  /// The token to be predicted at each row; `N` of them.
  let targets: [Int]

  /// How many sequences are still running at each step; `T` of them, never rising.
  let activeCounts: [Int]

  /// The first row of each step, and `N` at the end; `T + 1` of them.
  let offsets: [Int]

  /// Packs sequences of tokens.
  ///
  /// Each is read but for its last token and predicted but for its first.
  /// Sequences of fewer than two tokens give nothing to predict and are left out.
  init(_ sequences: [[Int]]) {
    let sorted = sequences.filter { $0.count > 1 }.sorted { $0.count > $1.count }
    let stepCount = (sorted.first?.count ?? 1) - 1
    var inputs: [Int] = []
    var targets: [Int] = []
    var activeCounts: [Int] = []
    var offsets = [0]
    for step in 0..<stepCount {
      let active = sorted.prefix { $0.count > step + 1 }
      for sequence in active {
        inputs.append(sequence[step])
        targets.append(sequence[step + 1])
      }
      activeCounts.append(active.count)
      offsets.append(inputs.count)
    }
    self.inputs = inputs
    self.targets = targets
    self.activeCounts = activeCounts
    self.offsets = offsets
  }

  /// `N`, the number of predictions.
  var rowCount: Int { inputs.count }

  /// `T`, the number of steps.
  var stepCount: Int { activeCounts.count }
}
