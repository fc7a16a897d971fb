/// Numbers over many powers of ten, as they are printed on the screen and elsewhere.
public enum ScientificText {
  /// A number that is not negative in at most 7 columns: "1.00", "0.38", "0.0042", "3.1e−9".
  public static func of(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "nan" : "inf" }
    let magnitude = abs(value)
    let sign = value < 0 ? "−" : ""
    if magnitude == 0 { return "0" }
    if magnitude >= 0.0995, magnitude < 999.5 {
      return sign + NumberText.fixed(magnitude, decimals: magnitude < 9.995 ? 2 : 1)
    }
    if magnitude >= 0.000_995, magnitude < 0.0995 {
      return sign + NumberText.fixed(magnitude, decimals: 4)
    }
    var (mantissa, exponent) = (magnitude, 0)
    while mantissa < 1, exponent > -400 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
    while mantissa >= 10 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    if mantissa >= 9.95 { (mantissa, exponent) = (1, exponent + 1) }
    let power = exponent < 0 ? "−\(-exponent)" : "\(exponent)"
    return sign + NumberText.fixed(mantissa, decimals: 1) + "e" + power
  }

  /// A number that is not negative in 5 columns: "1.00", "0.08", "6e−5", "3e−12".
  static func short(_ value: Double) -> String {
    guard value.isFinite, value > 0 else { return of(value) }
    if value >= 0.00995 {
      return value < 99.5 ? NumberText.fixed(value, decimals: value < 9.995 ? 2 : 1) : power(value)
    }
    return power(value)
  }

  /// A share as a percentage that tells small ones apart: "8.3 %", "0.006 %", "3e−8 %".
  static func percent(_ share: Double) -> String {
    let value = share * 100
    guard value.isFinite, value > 0 else { return "0 %" }
    if value >= 9.95 { return NumberText.fixed(value, decimals: 0) + " %" }
    if value >= 0.095 { return NumberText.fixed(value, decimals: 1) + " %" }
    if value >= 0.00095 { return NumberText.fixed(value, decimals: 3) + " %" }
    return power(value) + " %"
  }

  /// A factor of a product: signs where it is negative, three decimals, in parentheses where needed.
  static func factor(_ value: Double) -> String {
    let magnitude = abs(value)
    let text =
      magnitude >= 0.000_995 && magnitude < 999 || magnitude == 0
      ? NumberText.fixed(value, decimals: 3)
      : (value < 0 ? "−" : "") + of(magnitude)
    return value < 0 ? "(\(text))" : text
  }

  /// One digit and a power of ten.
  private static func power(_ value: Double) -> String {
    var (mantissa, exponent) = (value, 0)
    while mantissa < 0.95, exponent > -400 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
    while mantissa >= 9.5 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    let digits = exponent < 0 ? "−\(-exponent)" : "\(exponent)"
    return NumberText.fixed(mantissa, decimals: 0) + "e" + digits
  }

  /// A number with its sign and four decimals, or as a power of ten where that says nothing.
  public static func signed(_ value: Double) -> String {
    guard value.isFinite else { return of(value) }
    let magnitude = abs(value)
    guard magnitude >= 0.000_995 || magnitude == 0, magnitude < 9999 else {
      return (value > 0 ? "+" : "") + precise(value)
    }
    return NumberText.signed(Float(value), decimals: 5)
  }

  /// Four digits and a power of ten, so that two numbers can be compared.
  private static func precise(_ value: Double) -> String {
    var (mantissa, exponent) = (abs(value), 0)
    while mantissa < 1, mantissa > 0, exponent > -400 {
      (mantissa, exponent) = (mantissa * 10, exponent - 1)
    }
    while mantissa >= 10 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    let power = exponent < 0 ? "−\(-exponent)" : "\(exponent)"
    return (value < 0 ? "−" : "") + NumberText.fixed(mantissa, decimals: 3) + "e" + power
  }
}
