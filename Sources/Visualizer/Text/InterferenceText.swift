import MemoryAnalysis
import RecurrentNets

extension Interference {
  /// What is done to which unit and from where on, as in "unit 22 silenced from “I” on".
  func text(in reading: Reading) -> String {
    let ofLayer = reading.baseline.layers.count > 1 ? " of layer \(layer + 1)" : ""
    let subject = (unit.map { "unit \($0)" } ?? "all units") + ofLayer
    return subject + " " + deed + " " + place(in: reading)
  }

  /// What is done, without saying to which unit.
  var deed: String {
    switch action {
    case .silence: "silenced"
    case .holdAtMean: "held at its mean"
    case .clamp(let quantity, let value):
      "\(quantity.symbol) = " + NumberText.fixed(value, decimals: 2)
    case .setCell(let value): "C set to " + NumberText.signed(value)
    }
  }

  /// From where on it is done.
  func place(in reading: Reading) -> String {
    if case .setCell = action { return "at \(word(in: reading))" }
    return start == 1 ? "from the start" : "from \(word(in: reading)) on"
  }

  private func word(in reading: Reading) -> String {
    start <= reading.count ? reading.name(at: start) : "word \(start)"
  }
}
