/// How much of what a network is asked was right in the course of its training.
public struct AnswerHistory: Sendable, Equatable {
  /// What is asked.
  public enum Source: Sendable, Equatable {
    /// The questions of a suite: in how many the right word is the likelier one.
    case suite(name: String, rows: Int)
    /// What is held out: how often the likeliest word or label is the right one.
    case heldOut
  }

  /// One examination.
  public struct Entry: Sendable, Equatable {
    /// How many updates had been made.
    public let update: Int
    /// The share of right answers, in 0…1.
    public let share: Double
    /// The condition with the fewest right answers, and their share; `nil` if there is but one.
    public let weakest: Weakest?

    /// Creates an entry.
    public init(update: Int, share: Double, weakest: Weakest? = nil) {
      self.update = update
      self.share = share
      self.weakest = weakest
    }
  }

  /// The condition of a suite with the fewest right answers.
  public struct Weakest: Sendable, Equatable {
    /// What it is called.
    public let condition: String
    /// The share of right answers, in 0…1.
    public let share: Double

    /// Creates a condition's result.
    public init(condition: String, share: Double) {
      self.condition = condition
      self.share = share
    }
  }

  /// The most entries; when there are more, every second one goes.
  static let capacity = 512

  /// What is asked.
  public let source: Source

  /// The examinations, the earliest first.
  public private(set) var entries: [Entry] = []

  /// Creates an empty history.
  public init(of source: Source = .heldOut) { self.source = source }

  /// Adds an examination; one of a moment that is in it already is left out.
  public mutating func add(_ entry: Entry) {
    guard entries.last.map({ $0.update < entry.update }) ?? true else { return }
    entries.append(entry)
    guard entries.count > Self.capacity else { return }
    // The last stays, whatever goes.
    entries = entries.indices.filter { ($0 - (entries.count - 1)) % 2 == 0 }.map { entries[$0] }
  }

  /// The last examination at or before an update.
  func last(upTo update: Int) -> Entry? { entries.last { $0.update <= update } }
}
