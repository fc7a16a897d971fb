import Language
import RecurrentNets

/// The saturation of every layer over a long text, read line by line.
///
/// Every line is read from C = h = 0, as a text of its own.
public struct SaturationSurvey: Sendable, Equatable {
  /// A line that cannot be read.
  public struct LineError: Error, Equatable, CustomStringConvertible {
    /// The line's number, from 1.
    public let line: Int
    /// What is wrong with it.
    public let problem: UnknownWordError

    /// One line for a person.
    public var description: String { "line \(line): \(problem)" }
  }

  /// The counts of each layer, the lowest first.
  public private(set) var layers: [Saturation]

  /// How many words were read.
  public private(set) var wordCount = 0

  /// Longer lines are read in pieces of so many words, so that there is progress to report.
  public static let pieceLength = 1000

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - text: The lines.
  ///   - recorder: A network whose cells have gates.
  ///   - tokenizer: The words it knows.
  ///   - progress: Where to report each line.
  /// - Throws: ``LineError`` for a word that cannot be read, `CancellationError` if it was told to stop.
  public init(
    of text: String, by recorder: TraceRecorder, tokenizer: Tokenizer,
    progress: WorkProgress = WorkProgress()
  ) throws {
    layers = recorder.network.layers.map { Saturation(cell: $0.cell, unitCount: $0.hiddenSize) }
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let total = max(1, text.utf8.count)
    var done = 0
    for (index, line) in lines.enumerated() {
      let tokens: [Token]
      do throws(UnknownWordError) {
        tokens = try tokenizer.tokens(in: String(line))
      } catch {
        throw LineError(line: index + 1, problem: error)
      }
      for start in stride(from: 0, to: tokens.count, by: Self.pieceLength) {
        try progress.report(done, of: total)
        let piece = tokens[start..<min(tokens.count, start + Self.pieceLength)]
        let trace = recorder.trace(of: piece.map(\.id))
        for layer in layers.indices { layers[layer].add(trace.layers[layer]) }
        done += line.utf8.count * piece.count / max(1, tokens.count)
      }
      wordCount += tokens.count
    }
  }
}
