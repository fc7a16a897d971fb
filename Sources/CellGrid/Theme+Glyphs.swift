extension Theme {
  /// Returns signs for a gate that need no colour: the ramp ` ·░▒▓█` from 0 to 1.
  ///
  /// - Parameters:
  ///   - value: 0…1; values outside count as the nearest end, and NaN gives `?`.
  ///   - columns: The width of the field, filled with the sign.
  /// - Returns: As many signs as there are columns.
  public func gateGlyph(_ value: Float, columns: Int = 1) -> String {
    guard !value.isNaN else { return repeated("?", columns) }
    let position = min(1, max(0, value)) * Float(glyphs.ramp.count)
    return repeated(glyphs.ramp[min(glyphs.ramp.count - 1, Int(position))], columns)
  }

  /// Returns signs for a signed value that need no colour.
  ///
  /// In two columns or more the first is `+` or `−` and the rest the ramp `░▒▓█`. In one column
  /// positive values are shades, `░▒▓█`, and negative ones strokes, `-=≡▬`; in ASCII `'+*#` and
  /// `.-=%`. Values within an eighth of the range around zero are blank.
  ///
  /// - Parameters:
  ///   - value: The value; beyond the range it takes the outermost sign. NaN gives `?`.
  ///   - range: The magnitude of the outermost sign, positive.
  ///   - columns: The width of the field.
  /// - Returns: A text as wide as the field.
  public func signedGlyph(_ value: Float, range: Float, columns: Int = 1) -> String {
    guard !value.isNaN else { return repeated("?", columns) }
    let fraction = signedFraction(value, range: range)
    let steps = glyphs.positiveRamp.count
    let step = Int((abs(fraction) * Float(steps)).rounded())
    if step == 0 || columns < 1 { return repeated(" ", columns) }
    if columns == 1 {
      return (fraction < 0 ? glyphs.negativeRamp : glyphs.positiveRamp)[step - 1]
    }
    let shade = glyphs.ramp[glyphs.ramp.count - 1 - steps + step]
    return (fraction < 0 ? glyphs.minus : "+") + repeated(shade, columns - 1)
  }

  private func repeated(_ glyph: String, _ columns: Int) -> String {
    String(repeating: glyph, count: max(0, columns))
  }
}
