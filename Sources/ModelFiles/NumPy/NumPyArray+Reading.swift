extension NumPyArray {
  /// Reads an array of numbers, booleans or texts from an `.npy` file.
  ///
  /// Numbers of every width become 32-bit floats, and values are put into
  /// row-major order whichever the file has.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - path: What errors call the file.
  ///   - name: The array's name within the file, if that holds several.
  /// - Throws: If the bytes are no such file, hold another type (complex numbers,
  ///   records, Python objects), or are fewer or more than the shape needs.
  public init(
    bytes: ArraySlice<UInt8>, path: String, name: String? = nil
  ) throws(FileError) {
    let subject = name.map { "its array “\($0)” " } ?? ""
    guard let header = NumPyHeader(bytes) else {
      throw FileError(path, subject + "is no NumPy array that can be read: its header is damaged")
    }
    try self.init(
      header: header, data: bytes.dropFirst(header.dataStart), path: path, subject: subject)
  }

  /// Reads an array's values from its data.
  ///
  /// - Parameters:
  ///   - header: Type, order and shape.
  ///   - data: The values' bytes, and nothing else.
  ///   - path: What errors call the file.
  ///   - subject: What errors call the array.
  /// - Throws: If the type is not read, or the data does not fill the shape.
  init(
    header: NumPyHeader, data: ArraySlice<UInt8>, path: String, subject: String
  ) throws(FileError) {
    guard !header.isStructured else {
      throw FileError(
        path,
        subject + "holds values of a structured type, of several fields each; expected numbers or "
          + "texts")
    }
    guard !header.type.dropFirst().hasPrefix("c") else {
      throw FileError(
        path, subject + "holds complex numbers (type “\(header.type)”); expected real ones")
    }
    guard header.type.last != "O" else {
      throw FileError(
        path, subject + "holds Python objects, which are a pickle; expected numbers or texts")
    }
    guard let type = ElementType(header.type) else {
      throw FileError(
        path,
        subject + "holds values of type “\(header.type)”; expected numbers or texts")
    }
    guard let count = Tensor.count(of: header.shape), count <= data.count,
      case (let size, let overflow) = count.multipliedReportingOverflow(by: type.width), !overflow,
      size == data.count
    else {
      throw FileError(
        path,
        subject + "of shape \(header.shape) and type “\(header.type)” does not fill its "
          + "\(data.count) bytes")
    }
    shape = header.shape
    let order = header.isFortranOrdered && shape.count > 1 ? Self.rowMajorOrder(of: shape) : nil
    switch type.kind {
    case .number(let number):
      let floats = number.values(of: data, isBigEndian: type.isBigEndian)
      values = .floats(order.map { $0.map { floats[$0] } } ?? floats)
      if number == .float64 {
        firstOverflow = Self.firstOverflow(of: floats, in: data, type.isBigEndian, order: order)
      }
    case .text(let unit):
      let strings = Self.strings(in: data, width: type.width, unit: unit, type.isBigEndian)
      values = .strings(order.map { $0.map { strings[$0] } } ?? strings)
    }
  }

  /// The type of an array's elements.
  private struct ElementType {
    enum Kind: Equatable {
      case number(NumberType)
      /// Characters of that many bytes, padded with NUL: 4 for UTF-32, 1 for bytes.
      case text(unit: Int)
    }

    var kind: Kind
    var width: Int
    var isBigEndian: Bool

    private static let numbers: [String: NumberType] = [
      "f8": .float64, "f4": .float32, "f2": .float16, "i8": .int64, "i4": .int32, "i2": .int16,
      "i1": .int8, "u8": .uint64, "u4": .uint32, "u2": .uint16, "u1": .uint8, "b1": .bool,
    ]

    /// Understands NumPy's name of a type: byte order, kind and width.
    init?(_ description: String) {
      guard let order = description.first, "<>|=".contains(order) else { return nil }
      isBigEndian = order == ">"
      let name = String(description.dropFirst())
      if let number = Self.numbers[name] {
        kind = .number(number)
        width = number.width
        return
      }
      guard let letter = name.first, letter == "U" || letter == "S",
        let count = Int(name.dropFirst()), count >= 0
      else { return nil }
      let unit = letter == "U" ? 4 : 1
      let (product, overflow) = count.multipliedReportingOverflow(by: unit)
      guard !overflow else { return nil }
      kind = .text(unit: unit)
      width = product
    }
  }

  /// The place of the first finite 64-bit number that is infinite as one of 32 bits.
  private static func firstOverflow(
    of floats: [Float], in data: ArraySlice<UInt8>, _ isBigEndian: Bool, order: [Int]?
  ) -> Int? {
    guard floats.contains(where: \.isInfinite) else { return nil }
    return floats.indices.first { place in
      let index = order?[place] ?? place
      guard floats[index].isInfinite,
        let bits = data.littleEndian(at: 8 * index, as: UInt64.self)
      else { return false }
      return Double(bitPattern: isBigEndian ? bits.byteSwapped : bits).isFinite
    }
  }

  private static func strings(
    in data: ArraySlice<UInt8>, width: Int, unit: Int, _ isBigEndian: Bool
  ) -> [String] {
    guard width > 0 else { return [] }
    return stride(from: data.startIndex, to: data.endIndex, by: width).map { start in
      let text = data[start..<start + width]
      guard unit == 4 else {
        let end = text.lastIndex { $0 != 0 }.map { $0 + 1 } ?? text.startIndex
        return String(decoding: text[..<end], as: UTF8.self)
      }
      var result = String.UnicodeScalarView()
      var padding = 0
      for offset in stride(from: 0, to: width, by: 4) {
        let value = text.littleEndian(at: offset, as: UInt32.self) ?? 0
        guard value != 0 else {
          padding += 1
          continue
        }
        // NULs inside a text belong to it; those at its end do not.
        result.append(contentsOf: repeatElement("\0", count: padding))
        padding = 0
        result.append(Unicode.Scalar(isBigEndian ? value.byteSwapped : value) ?? "\u{FFFD}")
      }
      return String(result)
    }
  }

  /// The place in column-major order of each value in row-major order.
  private static func rowMajorOrder(of shape: [Int]) -> [Int] {
    guard let last = shape.last, !shape.contains(0) else { return [] }
    var places = [0]
    var stride = 1
    for side in shape.dropLast() {
      places = places.flatMap { place in (0..<side).map { place + $0 * stride } }
      stride *= side
    }
    return places.flatMap { place in (0..<last).map { place + $0 * stride } }
  }
}
