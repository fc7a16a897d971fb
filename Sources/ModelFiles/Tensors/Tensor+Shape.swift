extension Tensor {
  /// The most sides that a shape may have.
  static let mostSides = 64

  /// The largest product of the other sides of a shape with a side of 0, so that they may be multiplied by
  /// numbers of gates and of bytes.
  static let mostBesidesZero = 1 << 40

  /// Returns the number of values of a shape that comes from a file.
  ///
  /// - Parameter shape: The sides.
  /// - Returns: Their product; `nil` if a side is negative, there are more than
  ///   ``mostSides``, or sides cannot be multiplied in every order, zeros left out.
  static func count(of shape: [Int]) -> Int? {
    guard shape.count <= mostSides else { return nil }
    var product = 1
    for side in shape where side != 0 {
      let (next, overflow) = product.multipliedReportingOverflow(by: side)
      guard side > 0, !overflow else { return nil }
      product = next
    }
    guard shape.contains(0) else { return product }
    return product <= mostBesidesZero ? 0 : nil
  }
}
