import MemoryAnalysis
import RecurrentNets

extension Interference {
  /// What is done to which unit and from where on, as in "unit 22 silenced from “I” on".
  func text(in reading: Reading) -> String {
    let ofLayer = reading.baseline.layerName(layer).map { " of " + $0 } ?? ""
    let subject = (unit.map { "unit \($0)" } ?? "all units") + ofLayer
    return subject + " " + deed(in: reading) + " " + place(in: reading)
  }

  /// What is done, without saying to which unit.
  func deed(in reading: Reading) -> String {
    let cell = reading.baseline.layers[layer].cell
    return switch action {
    case .silence: "silenced"
    case .holdAtMean: "held at its mean"
    case .clamp(let quantity, let value):
      "\(quantity.symbol(in: cell)) = " + NumberText.fixed(value, decimals: 2)
    case .setCell(let value): "\(cell.carriedSymbol) set to " + NumberText.signed(value)
    }
  }

  /// From where on it is done, as the layer reads.
  func place(in reading: Reading) -> String {
    if case .setCell = action { return "at \(word(in: reading))" }
    guard readsBackward(in: reading) else {
      return start == 1 ? "from the start" : "from \(word(in: reading)) on"
    }
    return start >= reading.count ? "from the last word back" : "from \(word(in: reading)) back"
  }

  /// The position of the word at which it begins; no word's if the text ends before.
  func firstPosition(in reading: Reading) -> Int {
    // What begins with the last word goes on doing so when words are added.
    readsBackward(in: reading) ? min(start, reading.count) : start
  }

  /// Whether any word is read with it.
  func isInForce(in reading: Reading) -> Bool {
    if case .setCell = action { return (1...reading.count).contains(start) }
    return readsBackward(in: reading) ? start >= 1 : start <= reading.count
  }

  private func readsBackward(in reading: Reading) -> Bool {
    reading.baseline.layers[layer].direction == .backward
  }

  private func word(in reading: Reading) -> String {
    let position = firstPosition(in: reading)
    return position <= reading.count
      ? reading.name(at: position) : (reading.series == nil ? "word" : "step") + " \(position)"
  }
}
