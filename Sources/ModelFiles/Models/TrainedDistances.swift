#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Over what distances a network was trained, so that one sees where it has to go beyond them.
public struct TrainedDistances: Sendable, Equatable, Codable {
  /// What is counted.
  public enum Kind: String, Sendable, Codable {
    /// The words between two words that agree, in texts drawn from a grammar.
    case agreement
    /// The steps of a text; no two words of it are farther apart.
    case text
    /// The steps that gradients went back in one long text.
    case window
  }

  /// What is counted.
  public var kind: Kind

  /// Half of all are at most so long.
  public var half: Int

  /// 99 of 100 are at most so long.
  public var most: Int

  /// The longest.
  public var longest: Int

  /// Counts lengths; `nil` if there are none.
  ///
  /// - Parameters:
  ///   - kind: What they are lengths of.
  ///   - lengths: All of them, in any order.
  public init?(_ kind: Kind, of lengths: some Sequence<Int>) {
    let sorted = lengths.sorted()
    guard let longest = sorted.last else { return nil }
    self.kind = kind
    // The smallest length that so many are not longer than.
    half = sorted[(sorted.count - 1) / 2]
    most = sorted[(sorted.count * 99 + 99) / 100 - 1]
    self.longest = longest
  }

  /// Reads a model's metadata; `nil` if it says no such thing, or its numbers are not in their order.
  init?(json: String) {
    guard json.utf8.count <= 1000,
      let read = try? JSONDecoder().decode(Self.self, from: Data(json.utf8)),
      0 <= read.half, read.half <= read.most, read.most <= read.longest
    else { return nil }
    self = read
  }
}
