import ArgumentParser
import MemoryAnalysis
import RecurrentNets

/// What is done to units while the network reads.
struct InterferenceOptions: ParsableArguments {
  @Flag(name: .long, help: "Hold C and h at 0 (the default).")
  var silence = false

  @Flag(name: .long, help: "Hold C and h at their means over the text.")
  var holdMean = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Hold C and h at their means over another text, one that says nothing of what is asked.",
      valueName: "file"),
    completion: .file())
  var meanOver: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Hold a gate f, i, o or the candidate g (GRU: z, r, n) at a value, as in f=1.",
      valueName: "gate=value"),
    transform: InterferenceOptions.clamped)
  var clamp: Clamp?

  // The value may be negative, and then it looks like an option.
  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("Set C to a value, at the first word alone.", valueName: "value"))
  var setCell: Float?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The word from which on it is done, in the order the layer reads; else the first it reads.",
      valueName: "word"))
  var from: Int?

  /// The letter of a gate or of the candidate, and the value it is held at.
  struct Clamp: Sendable {
    var letter: String
    var value: Float
  }

  private static func clamped(_ text: String) throws -> Clamp {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, Self.letters.contains(parts[0]), let value = Float(parts[1]) else {
      throw ValidationError(
        "expected f, i, o or g (GRU: z, r or n) and a number, as in f=1; found “\(text)”")
    }
    let range: ClosedRange<Float> = ["g", "n"].contains(parts[0]) ? -1...1 : 0...1
    guard range.contains(value) else {
      throw ValidationError(
        "expected a value from \(Int(range.lowerBound)) to 1 for \(parts[0]); found \(parts[1])")
    }
    return Clamp(letter: parts[0], value: value)
  }

  /// What can be held at a value in any cell.
  private static let letters = Set(CellKind.allCases.flatMap { $0.clampableLetters })

  func validate() throws {
    let chosen = [silence, holdMean, meanOver != nil, clamp != nil, setCell != nil].filter { $0 }
      .count
    guard chosen <= 1 else {
      throw ValidationError(
        "expected one of --silence, --hold-mean, --mean-over, --clamp and --set-cell; found \(chosen) of them"
      )
    }
    if let setCell, !Interference.cellRange.contains(setCell) {
      throw ValidationError("--set-cell: expected a number from -1000 to 1000; found \(setCell)")
    }
  }

  /// What is done to each unit of a layer.
  ///
  /// - Parameters:
  ///   - layer: The layer, the lowest being 0.
  ///   - record: What it did without interference.
  /// - Returns: The interference, for all units.
  /// - Throws: `ValidationError` if its cells have no such gate.
  func interference(layer: Int, over record: LayerTrace) throws -> Interference {
    let template = Interference(
      try action(in: record.cell), layer: layer, unit: nil,
      from: from ?? (record.direction == .forward ? 1 : record.tokenCount))
    guard template.isMeaningful(in: record.cell) else {
      throw ValidationError("a plain RNN has no gates and no C; use --silence or --hold-mean")
    }
    return template
  }

  private func action(in cell: CellKind) throws -> Interference.Action {
    if holdMean || meanOver != nil { return .holdAtMean }
    if let setCell { return .setCell(setCell) }
    guard let clamp else { return .silence }
    let quantity = cell.quantities.first { cell.letter(of: $0) == clamp.letter }
    guard let quantity else {
      let expected =
        cell == .rnn
        ? "which has no gates; use --silence or --hold-mean"
        : "expected \(cell.clampableLetters.joined(separator: ", "))"
      throw ValidationError(
        "--clamp \(clamp.letter): the layer is a \(cell == .rnn ? "plain RNN" : cell.title), \(expected)"
      )
    }
    return .clamp(quantity, clamp.value)
  }
}

extension CellKind {
  /// The letters of what can be held at a value: the gates and the candidate.
  fileprivate var clampableLetters: [String] {
    quantities.filter { $0.isGate || $0 == .candidate }.map(letter(of:))
  }
}
