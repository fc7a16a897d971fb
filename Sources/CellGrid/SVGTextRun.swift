/// A run of text of one look without blanks, within a row.
struct SVGTextRun {
  /// What the characters of a run share.
  struct Look: Equatable {
    let colour: RGBColour
    let bold: Bool
    let dim: Bool
    let underline: Bool
  }

  let look: Look
  var text: String
  var columns: Int
  /// Whether this is a single symbol, centred in its cell.
  let standsAlone: Bool
  let x: Int
  let y: Double

  /// Adds a character of one column.
  mutating func append(_ character: Character) {
    text.append(character)
    columns += 1
  }

  /// Returns the SVG element.
  func element(cellWidth: Int) -> String {
    var attributes = ""
    let width = columns * cellWidth
    if standsAlone {
      attributes += " x=\"\(number(Double(x) + Double(width) / 2))\" text-anchor=\"middle\""
    } else {
      attributes += " x=\"\(x)\""
    }
    attributes += " y=\"\(number(y))\" fill=\"\(look.colour.hex)\""
    if !standsAlone { attributes += " textLength=\"\(width)\"" }
    if look.bold { attributes += " font-weight=\"bold\"" }
    if look.dim { attributes += " opacity=\"0.6\"" }
    if look.underline { attributes += " text-decoration=\"underline\"" }
    return "<text\(attributes)>\(xmlEscaped(text))</text>"
  }

  /// Returns whether a character may come from another font and should not stretch its neighbours.
  static func isSymbol(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first, scalar.value >= 0x2190 else { return false }
    return scalar.value != 0x2212 && !scalar.properties.isAlphabetic
  }
}
