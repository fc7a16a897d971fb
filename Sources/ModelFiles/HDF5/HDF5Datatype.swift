/// How one element of a dataset or an attribute is stored.
enum HDF5Datatype: Sendable, Equatable {
  /// A two's complement or unsigned integer of 1, 2, 4 or 8 bytes.
  case integer(size: Int, isSigned: Bool, isBigEndian: Bool)
  /// A binary floating-point number.
  case float(FloatFormat, isBigEndian: Bool)
  /// A string of a fixed number of bytes, filled up with zeros or spaces.
  case fixedString(size: Int, isSpacePadded: Bool)
  /// A string in the global heap.
  case variableString
  /// Bytes without a meaning; Keras keeps bfloat16 in them.
  case opaque(size: Int)
  /// A type that is not read, in words, and how many bytes an element has.
  case unsupported(String, size: Int)

  /// The floating-point formats.
  enum FloatFormat: Sendable, Equatable {
    /// IEEE binary16.
    case half
    /// The upper half of a binary32.
    case brain
    /// IEEE binary32.
    case single
    /// IEEE binary64.
    case double

    /// How many bytes a number has.
    var size: Int {
      switch self {
      case .half, .brain: 2
      case .single: 4
      case .double: 8
      }
    }
  }

  /// How many bytes an element has.
  var size: Int {
    switch self {
    case .integer(let size, _, _), .fixedString(let size, _), .opaque(let size): size
    case .unsupported(_, let size): size
    case .float(let format, _): format.size
    case .variableString: 16
    }
  }

  /// Reads a datatype message.
  init(_ cursor: inout HDF5Cursor) throws(FileError) {
    let kind = try cursor.byte()
    let bits = UInt32(try cursor.byte()) | UInt32(try cursor.short()) << 8
    let size = Int(try cursor.integer(UInt32.self))
    guard size > 0 else { throw cursor.damage("describes values of 0 bytes") }
    switch kind & 0x0F {
    case 0: self = try Self.integer(&cursor, bits: bits, size: size)
    case 1: self = try Self.float(&cursor, bits: bits, size: size)
    case 3: self = .fixedString(size: size, isSpacePadded: bits & 0x0F == 2)
    case 5: self = .opaque(size: size)
    case 8:
      // An enumeration, such as NumPy's bool, is its integers; their names are not needed.
      guard try cursor.nextByte() & 0x0F == 0 else {
        self = .unsupported("an enumeration of other things than integers", size: size)
        return
      }
      let base = try HDF5Datatype(&cursor)
      if case .integer = base, base.size == size {
        self = base
      } else {
        self = .unsupported("an enumeration of other things than integers", size: size)
      }
    case 9:
      guard bits & 0x0F == 1 else {
        self = .unsupported("sequences of varying length", size: size)
        return
      }
      guard size == 16 else {
        throw cursor.damage("describes string references of \(size) bytes; expected 16")
      }
      self = .variableString
    case 2: self = .unsupported("times", size: size)
    case 4: self = .unsupported("bit fields", size: size)
    case 6: self = .unsupported("compound values", size: size)
    case 7: self = .unsupported("references", size: size)
    case 10: self = .unsupported("arrays as elements", size: size)
    case 11: self = .unsupported("complex numbers", size: size)
    default: throw cursor.damage("describes values of the unknown class \(kind & 0x0F)")
    }
  }

  private static func integer(
    _ cursor: inout HDF5Cursor, bits: UInt32, size: Int
  ) throws(FileError) -> HDF5Datatype {
    let bitOffset = try cursor.short()
    let precision = try cursor.short()
    guard [1, 2, 4, 8].contains(size), bitOffset == 0, precision == size * 8 else {
      return .unsupported("integers of \(precision) bits in \(size) bytes", size: size)
    }
    return .integer(size: size, isSigned: bits & 8 != 0, isBigEndian: bits & 1 != 0)
  }

  private static func float(
    _ cursor: inout HDF5Cursor, bits: UInt32, size: Int
  ) throws(FileError) -> HDF5Datatype {
    let bitOffset = try cursor.short()
    let precision = try cursor.short()
    let layout = [
      Int(try cursor.byte()), Int(try cursor.byte()), Int(try cursor.byte()),
      Int(try cursor.byte()), Int(try cursor.integer(UInt32.self)),
    ]
    // Exponent's place and width, mantissa's place and width, bias.
    let format: FloatFormat? =
      switch layout {
      case [10, 5, 0, 10, 15]: .half
      case [7, 8, 0, 7, 127]: .brain
      case [23, 8, 0, 23, 127]: .single
      case [52, 11, 0, 52, 1023]: .double
      default: nil
      }
    guard let format, format.size == size, bitOffset == 0, precision == size * 8,
      bits & 0x40 == 0, bits >> 8 & 0xFF == UInt32(size * 8 - 1)
    else { return .unsupported("floats of \(precision) bits in \(size) bytes", size: size) }
    return .float(format, isBigEndian: bits & 1 != 0)
  }
}
