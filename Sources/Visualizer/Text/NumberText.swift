/// Numbers as they are printed, on the screen and elsewhere.
public enum NumberText {
  /// The sign of a negative number; the canvas has another form where it must.
  private static let minus = "−"

  /// A gate, in 0…1, with two decimals.
  static func gate(_ value: Float) -> String { fixed(value, decimals: 2) }

  /// A signed value with its sign and as many decimals as five columns hold.
  static func signed(_ value: Float) -> String {
    let magnitude = abs(value)
    let decimals = magnitude < 9.995 ? 2 : (magnitude < 99.95 ? 1 : 0)
    return signed(value, decimals: decimals)
  }

  /// A signed value with its sign and some decimals; one that rounds to 0 has no sign.
  public static func signed(_ value: Float, decimals: Int) -> String {
    let text = fixed(Double(value), decimals: decimals)
    return value > 0 && text.contains(where: { "123456789".contains($0) }) ? "+" + text : text
  }

  /// Hundredths as a signed number: −5 is −0.05; "nan" for ``BalancedSum/noNumber``.
  static func hundredths(_ count: Int) -> String {
    let magnitude = count.magnitude
    guard magnitude < BalancedSum.noNumber else { return "nan" }
    let digits = "\(magnitude / 100)." + (magnitude % 100 < 10 ? "0" : "") + "\(magnitude % 100)"
    return count < 0 ? minus + digits : (count > 0 ? "+" + digits : digits)
  }

  /// A share as a percentage: no decimals from 1 % up, one below.
  static func percent(_ share: Float) -> String {
    guard share.isFinite else { return "?" }
    let percent = share * 100
    if percent >= 0.95 || percent <= 0 { return fixed(percent, decimals: 0) + " %" }
    return percent < 0.05 ? "0 %" : fixed(percent, decimals: 1) + " %"
  }

  /// A number rounded to some decimals, with a minus sign that is a minus sign.
  ///
  /// A value that rounds to 0 has no sign; one of 10^15 or more is written as it is.
  public static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return value.isNaN ? "nan" : (value < 0 ? minus : "") + "inf" }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (value * scale).rounded()
    guard abs(scaled) < 1e15 else { return "\(value)" }
    let digits = Int(abs(scaled))
    let sign = scaled < 0 ? minus : ""
    guard decimals > 0 else { return sign + "\(digits)" }
    let whole = digits / Int(scale)
    let fraction = String(digits % Int(scale))
    let padding = String(repeating: "0", count: decimals - fraction.count)
    return sign + "\(whole)." + padding + fraction
  }

  /// A number rounded to some decimals; the same for 32 bits.
  static func fixed(_ value: Float, decimals: Int) -> String {
    fixed(Double(value), decimals: decimals)
  }

  /// A whole number with commas between its thousands: 12,345.
  public static func grouped(_ count: Int) -> String {
    var digits = String(count.magnitude)[...]
    var groups: [Substring] = []
    while digits.count > 3 {
      groups.insert(digits.suffix(3), at: 0)
      digits = digits.dropLast(3)
    }
    return (count < 0 ? minus : "") + ([digits] + groups).joined(separator: ",")
  }

  /// A whole number, from five digits on with commas.
  static func number(_ count: Int) -> String { count < 10_000 ? "\(count)" : grouped(count) }

  /// A count with its noun: "1 word", "5 words".
  static func count(_ count: Int, _ noun: String) -> String {
    "\(number(count)) \(noun)\(count == 1 ? "" : "s")"
  }
}
