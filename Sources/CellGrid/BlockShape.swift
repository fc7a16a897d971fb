/// A character that a picture draws as rectangles instead of text.
///
/// Fonts leave gaps between block characters and between box lines; rectangles join.
struct BlockShape {
  /// A part of a cell: edges as fractions of its width and height, and how opaque it is.
  struct Part: Equatable {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double
    var opacity = 1.0
  }

  let parts: [Part]

  /// Creates the shape of a Block Element (U+2580–U+2595) or a light box line; nil for others.
  init?(_ character: Character) {
    guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else {
      return nil
    }
    if let block = Self.block(scalar.value) {
      parts = [block]
    } else if let lines = Self.lines(scalar) {
      parts = lines
    } else {
      return nil
    }
  }

  private static func block(_ value: UInt32) -> Part? {
    switch value {
    case 0x2580: Part(left: 0, top: 0, right: 1, bottom: 0.5)
    case 0x2581...0x2588:
      Part(left: 0, top: 1 - Double(value - 0x2580) / 8, right: 1, bottom: 1)
    case 0x2589...0x258F: Part(left: 0, top: 0, right: Double(0x2590 - value) / 8, bottom: 1)
    case 0x2590: Part(left: 0.5, top: 0, right: 1, bottom: 1)
    case 0x2591...0x2593:
      Part(left: 0, top: 0, right: 1, bottom: 1, opacity: Double(value - 0x2590) / 4)
    case 0x2594: Part(left: 0, top: 0, right: 1, bottom: 0.125)
    case 0x2595: Part(left: 0.875, top: 0, right: 1, bottom: 1)
    default: nil
    }
  }

  /// The thickness of a line as a fraction of a cell's width and of its height.
  private static let thickness = (horizontal: 1.0 / 9, vertical: 1.0 / 18)

  private static func lines(_ scalar: Unicode.Scalar) -> [Part]? {
    let arms: String
    switch scalar {
    case "─": arms = "lr"
    case "│": arms = "ud"
    case "┌": arms = "rd"
    case "┐": arms = "ld"
    case "└": arms = "ru"
    case "┘": arms = "lu"
    case "├": arms = "udr"
    case "┤": arms = "udl"
    case "┬": arms = "lrd"
    case "┴": arms = "lru"
    case "┼": arms = "lrud"
    default: return nil
    }
    let (across, down) = (thickness.horizontal / 2, thickness.vertical / 2)
    return arms.map { arm in
      switch arm {
      case "l": Part(left: 0, top: 0.5 - down, right: 0.5 + across, bottom: 0.5 + down)
      case "r": Part(left: 0.5 - across, top: 0.5 - down, right: 1, bottom: 0.5 + down)
      case "u": Part(left: 0.5 - across, top: 0, right: 0.5 + across, bottom: 0.5 + down)
      default: Part(left: 0.5 - across, top: 0.5 - down, right: 0.5 + across, bottom: 1)
      }
    }
  }
}
