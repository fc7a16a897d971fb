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

  /// Returns the colour a fraction of the way to another, mixed in sRGB.
  func mixed(with other: RGBColour, fraction: Float) -> RGBColour {
    func mix(_ from: UInt8, _ to: UInt8) -> UInt8 {
      UInt8(min(255, max(0, (Float(from) + (Float(to) - Float(from)) * fraction).rounded())))
    }
    return RGBColour(
      mix(red, other.red), mix(green, other.green), mix(blue, other.blue))
  }

  var colour: Colour { .rgb(red, green, blue) }

  private static func linear(_ part: UInt8) -> Double {
    linearParts[Int(part)]
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

/// The palette of 256 colours as red, green and blue.
public enum Palette {
  /// Returns the colour of a palette entry.
  ///
  /// Entries 16–255 are the same on every terminal that has them. The first 16 belong to the user;
  /// the values here are those of xterm, with the blues it uses since 2002.
  public static func rgb(_ index: UInt8) -> RGBColour {
    if index < 16 { return basic[Int(index)] }
    if index >= 232 {
      let grey = 8 + 10 * (index - 232)
      return RGBColour(grey, grey, grey)
    }
    let cube = index - 16
    return RGBColour(cubeLevel(cube / 36), cubeLevel(cube / 6 % 6), cubeLevel(cube % 6))
  }

  private static func cubeLevel(_ step: UInt8) -> UInt8 { step == 0 ? 0 : 55 + 40 * step }

  private static let basic: [RGBColour] = [
    RGBColour(0, 0, 0), RGBColour(205, 0, 0), RGBColour(0, 205, 0), RGBColour(205, 205, 0),
    RGBColour(0, 0, 238), RGBColour(205, 0, 205), RGBColour(0, 205, 205), RGBColour(229, 229, 229),
    RGBColour(127, 127, 127), RGBColour(255, 0, 0), RGBColour(0, 255, 0), RGBColour(255, 255, 0),
    RGBColour(92, 92, 255), RGBColour(255, 0, 255), RGBColour(0, 255, 255),
    RGBColour(255, 255, 255),
  ]
}
