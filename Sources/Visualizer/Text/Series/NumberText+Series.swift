extension NumberText {
  /// A number of any size in six columns or few more: "+0.312", "−12.35", "101325", "3.1e−5".
  static func measured(_ value: Float) -> String {
    let magnitude = abs(value)
    guard value.isFinite, magnitude < 999_999.5, magnitude == 0 || magnitude >= 0.001 else {
      return scientific(value)
    }
    let decimals =
      magnitude < 9.9995 ? 3 : (magnitude < 99.995 ? 2 : (magnitude < 9999.95 ? 1 : 0))
    return fixed(value, decimals: decimals)
  }

  /// A number of any size with two or three digits: "−1.7", "40", "3e−5".
  static func short(_ value: Float) -> String { short(value, beside: .nan) }

  /// One end of a plot with as many digits as the larger end needs, and more where both would look
  /// the same.
  static func short(_ value: Float, beside other: Float) -> String {
    let magnitude = max(abs(value), other.isFinite ? abs(other) : 0)
    let length = other.isFinite ? abs(value / 2 - other / 2) * 2 : .infinity
    guard value.isFinite, magnitude < 99_999.5, value == 0 || magnitude >= 0.01,
      length == 0 || length >= 0.01
    else { return scientific(value) }
    let decimals = magnitude < 0.995 ? 2 : (magnitude < 9.95 ? 1 : 0)
    let finer = length >= 5 ? 0 : (length >= 0.5 ? 1 : (length >= 0.05 ? 2 : 3))
    return trimmed(fixed(value, decimals: length == 0 ? decimals : max(decimals, finer)))
  }

  /// Two digits and a power of ten: "3.1e−5"; what is no number as it is.
  private static func scientific(_ value: Float) -> String {
    guard value.isFinite, value != 0 else { return fixed(value, decimals: 0) }
    var mantissa = Double(abs(value))
    var exponent = 0
    while mantissa >= 9.95 {
      mantissa /= 10
      exponent += 1
    }
    while mantissa < 0.995 {
      mantissa *= 10
      exponent -= 1
    }
    let digits = trimmed(fixed(value < 0 ? -mantissa : mantissa, decimals: 1))
    return digits + "e" + fixed(Double(exponent), decimals: 0)
  }

  /// The number without zeros at the end of its decimals.
  private static func trimmed(_ text: String) -> String {
    guard text.contains(".") else { return text }
    var text = Substring(text)
    while text.hasSuffix("0") { text = text.dropLast() }
    return String(text.hasSuffix(".") ? text.dropLast() : text)
  }
}
