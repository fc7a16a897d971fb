import CellGrid
import RecurrentNets

/// One value as a block of colour, or of signs where there is no colour.
struct StateCell {
  let quantity: Quantity
  let value: Float
  let range: Float

  /// The colours of the value, with text that is readable on them.
  func style(_ theme: Theme) -> CellStyle {
    quantity.isGate ? theme.gate(value) : theme.signed(value, range: range)
  }

  /// The colour alone, for half blocks.
  func colour(_ theme: Theme) -> Colour {
    quantity.isGate ? theme.gateColour(value) : theme.signedColour(value, range: range)
  }

  /// Signs that show the value without colour, as many as there are columns.
  func glyphs(_ theme: Theme, columns: Int) -> String {
    quantity.isGate
      ? theme.gateGlyph(value, columns: columns)
      : theme.signedGlyph(value, range: range, columns: columns)
  }

  /// Whether the value is larger than what is drawn, so that its colour is clipped.
  var isClipped: Bool { !quantity.isGate && abs(value) > range * 1.005 }
}

extension ViewerState {
  /// The cell of a quantity at a position in a unit of the layer that is shown.
  func cell(_ quantity: Quantity, unit: Int, at position: Int) -> StateCell {
    StateCell(
      quantity: quantity, value: layerTrace[quantity, position, unit],
      range: range(of: quantity))
  }

  /// A cell of what the layer carries, or of a part of it, in the range that is drawn in.
  func memoryCell(_ value: Float) -> StateCell {
    StateCell(quantity: memory, value: value, range: range(of: memory))
  }

  /// Whether the last edit changed a value visibly.
  func isChanged(_ quantity: Quantity, unit: Int, at position: Int) -> Bool {
    change?.isVisible(
      quantity, layer: layer, unit: unit, position: position, in: reading.trace,
      range: range(of: quantity)) ?? false
  }
}
