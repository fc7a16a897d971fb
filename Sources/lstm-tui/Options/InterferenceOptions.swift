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
      "Hold a gate f, i, o or the candidate g at a value, as in f=1.", valueName: "gate=value"),
    transform: InterferenceOptions.clamped)
  var clamp: Clamp?

  // The value may be negative, and then it looks like an option.
  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("Set C to a value, at the first word alone.", valueName: "value"))
  var setCell: Float?

  @Option(
    name: .long,
    help: ArgumentHelp("The word from which on it is done, from 1.", valueName: "word"))
  var from = 1

  /// A gate and the value it is held at.
  struct Clamp: Sendable {
    var quantity: Quantity
    var value: Float
  }

  private static func clamped(_ text: String) throws -> Clamp {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    let quantities: [Quantity] = [.forget, .input, .output, .candidate]
    guard parts.count == 2, let quantity = quantities.first(where: { $0.letter == parts[0] }),
      let value = Float(parts[1])
    else {
      throw ValidationError("expected f, i, o or g and a number, as in f=1; found “\(text)”")
    }
    let range: ClosedRange<Float> = quantity == .candidate ? -1...1 : 0...1
    guard range.contains(value) else {
      throw ValidationError(
        "expected a value from \(Int(range.lowerBound)) to 1 for \(parts[0]); found \(parts[1])")
    }
    return Clamp(quantity: quantity, value: value)
  }

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

  /// What is done to a unit of a layer, or to all of them.
  func interference(layer: Int, unit: Int?) -> Interference {
    let action: Interference.Action =
      if holdMean || meanOver != nil {
        .holdAtMean
      } else if let clamp {
        .clamp(clamp.quantity, clamp.value)
      } else if let setCell {
        .setCell(setCell)
      } else {
        .silence
      }
    return Interference(action, layer: layer, unit: unit, from: from)
  }
}
