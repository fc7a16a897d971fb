import MemoryAnalysis
import ModelFiles
import RecurrentNets

/// The distance sweep of view 0: ever more words between a subject and its verb, in this network and in its
/// twins.
struct SweepStudy: Sendable {
  /// Whether it is shown in the place of the bars under the words.
  var isShown = false

  /// Whether the user gave up computing it.
  var isDeclined = false

  /// The number of words in the gap that one looks at; `nil` for the first place.
  var distance: Int?

  /// The most words that are put in.
  var most = 100

  /// Every how many words the gradient is taken in the end.
  var every = 1

  /// What is computed so far.
  var result: Result?

  /// How often the network itself was another one.
  var generation = 0

  /// What a sweep depends on.
  struct Key: Sendable, Equatable {
    var layer: Int
    /// Tells the network from those that were shown before it, while it learns.
    var generation: Int
    var origin: Origin
  }

  /// Where its sentences come from.
  enum Origin: Sendable, Equatable {
    /// They are the program's own.
    case own
    /// It is the text on the screen: a word of it, and the words from there to the current one.
    case text(version: Int, position: Int, pair: WordPair)
  }

  /// What is drawn.
  struct Result: Sendable {
    var key: Key
    var material: SweepMaterial
    /// This network's first.
    var curves: [SweepCurve]
    /// The distances that are still to be read, the next last.
    var pending: [Int]
    /// How many there are in all.
    var total: Int

    /// The words in the gap of which the training had so many in 99 of 100 cases, and at most.
    var trained: (most: Int, longest: Int)?
  }

  /// All distances in the order in which they are read, the first last: both ends, every tenth, then what
  /// lies between, so that the whole curve is there early and becomes finer.
  var order: [Int] {
    let all = Array(stride(from: 0, through: most, by: every))
    var seen: Set<Int> = []
    var order: [Int] = []
    for distance in [all.first, all.last].compactMap({ $0 }) where seen.insert(distance).inserted {
      order.append(distance)
    }
    for step in [10, 5, 1] {
      for distance in all where distance % (step * every) == 0 {
        if seen.insert(distance).inserted { order.append(distance) }
      }
    }
    return order.reversed()
  }
}

/// What one network does in a sweep.
struct SweepCurve: Sendable {
  /// "LSTM english".
  var title: String
  var cell: CellKind
  /// The points so far, by distance.
  var points: [DistanceSweep.Point] = []

  /// What is left of the gradient at the subject: of C, or of h where there is no C.
  static func share(_ point: DistanceSweep.Point) -> Double { point.cell ?? point.hidden }

  /// The point of a distance, if it is computed.
  func point(at distance: Int) -> DistanceSweep.Point? {
    points.first { $0.distance == distance }
  }

  /// Adds points, in the order of their distances.
  mutating func add(_ new: [DistanceSweep.Point]) {
    points = (points + new).sorted { $0.distance < $1.distance }
  }
}
