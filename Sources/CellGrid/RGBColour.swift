/// A colour in sRGB, 0…255 each.
public struct RGBColour: Sendable, Hashable {
  /// The red part.
  public var red: UInt8
  /// The green part.
  public var green: UInt8
  /// The blue part.
  public var blue: UInt8

  /// Creates a colour.
  public init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// The relative luminance of WCAG 2: 0 for black, 1 for white.
  public var luminance: Double {
    0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
  }

  /// Returns the WCAG 2 contrast ratio to another colour, 1…21; text needs 4.5.
  public func contrast(to other: RGBColour) -> Double {
    let (darker, lighter) = (min(luminance, other.luminance), max(luminance, other.luminance))
    return (lighter + 0.05) / (darker + 0.05)
  }

  /// Returns the colour a fraction of the way to another, mixed in linear light.
  ///
  /// Luminance then changes evenly, and never falls between two colours of growing luminance.
  func mixed(with other: RGBColour, fraction: Float) -> RGBColour {
    func mix(_ from: UInt8, _ to: UInt8) -> UInt8 {
      let (start, end) = (Self.linear(from), Self.linear(to))
      return Self.encoded(start + (end - start) * Double(fraction))
    }
    return RGBColour(mix(red, other.red), mix(green, other.green), mix(blue, other.blue))
  }

  var colour: Colour { .rgb(red, green, blue) }

  private static func linear(_ part: UInt8) -> Double {
    linearParts[Int(part)]
  }

  /// Returns the part whose linear value is nearest.
  private static func encoded(_ linear: Double) -> UInt8 {
    var lower = 0
    var upper = 255
    while lower < upper {
      let middle = (lower + upper) / 2
      if linearParts[middle] < linear { lower = middle + 1 } else { upper = middle }
    }
    if lower > 0, linear - linearParts[lower - 1] < linearParts[lower] - linear { lower -= 1 }
    return UInt8(lower)
  }

  /// The sRGB transfer function; `x^2.4` as `x²·(x²)^0.2`, the fifth root by Newton's method, since
  /// the standard library alone has no power function.
  private static let linearParts: [Double] = (0...255).map { part in
    let value = Double(part) / 255
    if value <= 0.04045 { return value / 12.92 }
    let base = (value + 0.055) / 1.055
    let square = base * base
    var root = 1.0
    for _ in 0..<60 {
      root -= (root * root * root * root * root - square) / (5 * root * root * root * root)
    }
    return square * root
  }
}
