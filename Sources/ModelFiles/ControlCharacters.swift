extension String {
  /// The text in one line that no terminal acts on: controls are shown as signs.
  ///
  /// Names in a file are data; an escape sequence among them must not reach the screen.
  public var withVisibleControls: String {
    var result = ""
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0..<0x20: result.unicodeScalars.append(Unicode.Scalar(0x2400 + scalar.value) ?? "�")
      case 0x7F: result += "␡"
      case 0x80...0x9F, 0x2028, 0x2029: result += "�"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
