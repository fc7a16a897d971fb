extension Float {
  /// Creates the value of a 16-bit float (IEEE 754 binary16), which it represents exactly.
  ///
  /// Swift's own `Float16` is missing on some platforms.
  init(halfPrecision bits: UInt16) {
    let sign = UInt32(bits & 0x8000) << 16
    let exponent = UInt32(bits >> 10 & 0x1F)
    let fraction = UInt32(bits & 0x3FF)
    switch exponent {
    case 0:
      // Below the normal range a fraction counts in steps of 2⁻²⁴.
      let magnitude = Float(fraction) * Float(bitPattern: (127 - 24) << 23)
      self = sign == 0 ? magnitude : -magnitude
    case 31:
      self = Float(bitPattern: sign | 0x7F80_0000 | fraction << 13)
    default:
      self = Float(bitPattern: sign | (exponent + 112) << 23 | fraction << 13)
    }
  }
}
