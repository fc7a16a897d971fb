/// The signs the views draw, in Unicode or in ASCII.
///
/// Every sign takes one column except `tildeC` (one in Unicode, two in ASCII). No sign needs more
/// than Block Elements, box lines, arrows and a handful of symbols that text fonts have.
public struct GlyphSet: Sendable, Hashable {
  /// Whether these are the Unicode forms.
  public let isUnicode: Bool

  /// Whether `upperHalf` shows two colours in one cell.
  public var hasHalfBlocks: Bool { isUnicode }

  /// The upper half of a cell: ▀.
  public let upperHalf: String
  /// The lower half of a cell: ▄.
  public let lowerHalf: String
  /// A whole cell: █.
  public let full: String
  /// Bars of one to eight eighths of a cell from the left: ▏ to █; without Unicode none but `#`.
  public let leftEighths: [String]
  /// Bars of one to eight eighths of a cell from below: ▁ to █; without Unicode signs of growing
  /// weight.
  public let lowerEighths: [String]
  /// From nothing to a whole cell in five steps: ` ·░▒▓█`, for use without colour.
  public let ramp: [String]
  /// Positive values from small to large in one column, for use without colour.
  public let positiveRamp: [String]
  /// Negative values from small to large in one column, of another form than the positive ones.
  public let negativeRamp: [String]

  /// Something was written to the cell state: ●.
  public let written: String
  /// Something was let go: ✕.
  public let letGo: String
  /// The selected row: ▸.
  public let selected: String
  /// A product: ⊗.
  public let times: String
  /// A sum: ⊕.
  public let plus: String
  /// The sign of a negative number: −.
  public let minus: String
  /// A product in an equation, and a separator in a line of text: ·.
  public let middleDot: String
  /// Something was cut off: ….
  public let ellipsis: String
  /// The candidate: C̃.
  public let tildeC: String
  /// An opening quotation mark: “.
  public let openingQuote: String
  /// A closing quotation mark: ”.
  public let closingQuote: String
  /// An arrow to the right: →.
  public let rightArrow: String
  /// An arrow to the left: ←.
  public let leftArrow: String
  /// An arrow up: ↑.
  public let upArrow: String
  /// An arrow down: ↓.
  public let downArrow: String

  /// A horizontal box line: ─.
  public let horizontal: String
  /// A vertical box line: │.
  public let vertical: String
  /// The top left corner of a box: ┌.
  public let topLeft: String
  /// The top right corner of a box: ┐.
  public let topRight: String
  /// The bottom left corner of a box: └.
  public let bottomLeft: String
  /// The bottom right corner of a box: ┘.
  public let bottomRight: String

  /// The Unicode forms.
  public static let unicode = GlyphSet(
    isUnicode: true, upperHalf: "▀", lowerHalf: "▄", full: "█",
    leftEighths: ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"],
    lowerEighths: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    ramp: [" ", "·", "░", "▒", "▓", "█"],
    positiveRamp: ["░", "▒", "▓", "█"], negativeRamp: ["-", "=", "≡", "▬"],
    written: "●", letGo: "✕", selected: "▸", times: "⊗", plus: "⊕", minus: "−", middleDot: "·",
    ellipsis: "…", tildeC: "C\u{303}", openingQuote: "“", closingQuote: "”",
    rightArrow: "→", leftArrow: "←", upArrow: "↑", downArrow: "↓",
    horizontal: "─", vertical: "│",
    topLeft: "┌", topRight: "┐", bottomLeft: "└", bottomRight: "┘")

  /// The ASCII forms.
  public static let ascii = GlyphSet(
    isUnicode: false, upperHalf: "\"", lowerHalf: "_", full: "#", leftEighths: ["#"],
    lowerEighths: ["_", ".", "-", "=", "+", "*", "#"],
    ramp: [" ", ".", ":", "+", "*", "#"],
    positiveRamp: ["'", "+", "*", "#"], negativeRamp: [".", "-", "=", "%"],
    written: "o", letGo: "x", selected: ">", times: "*", plus: "+", minus: "-", middleDot: "*",
    ellipsis: "~", tildeC: "C~", openingQuote: "\"", closingQuote: "\"",
    rightArrow: ">", leftArrow: "<", upArrow: "^", downArrow: "v",
    horizontal: "-", vertical: "|",
    topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+")

  /// Returns the Unicode or the ASCII forms.
  public static func forms(unicode: Bool) -> GlyphSet { unicode ? .unicode : .ascii }
}
