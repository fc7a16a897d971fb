/// NumPy's arrays and numbers, which checkpoints and vocabularies are full of.
///
/// The records are those of `ndarray.__reduce__` and `generic.__reduce__`: a function
/// of `numpy.core.multiarray` (`numpy._core` since 2.0), and a state that holds
/// shape, type and bytes.
extension Pickle {
  /// The array that an object would become; `nil` for anything else.
  func numPyArray(_ value: PickleValue?) -> NumPyArray? {
    guard let parts = arrayParts(value), let data = data(parts.data) else { return nil }
    return array(
      shape: parts.shape, parts.type, data, isFortranOrdered: parts.isFortranOrdered)
  }

  /// The sides of an array of numbers, without its values; `nil` for anything else.
  func numPyShape(_ value: PickleValue?) -> [Int]? {
    guard let parts = arrayParts(value), !["U", "S", "O"].contains(parts.type.dropFirst().first),
      let sides = items(parts.shape)
    else { return nil }
    return sides.map { if case .integer(let side) = $0 { side } else { -1 } }
  }

  /// What an array is made of.
  private struct ArrayParts {
    var shape: PickleValue
    var type: String
    var data: PickleValue
    var isFortranOrdered: Bool
  }

  private func arrayParts(_ value: PickleValue?) -> ArrayParts? {
    guard let value, let node = node(value), let callee = callee(node), isNumPy(callee) else {
      return nil
    }
    switch callee.name {
    case "_reconstruct":
      // (version, shape, type, whether column-major, bytes)
      guard let state = items(node.state), state.count == 5, let type = numPyType(state[2]) else {
        return nil
      }
      return ArrayParts(
        shape: state[1], type: type, data: state[4], isFortranOrdered: state[3] == .bool(true))
    case "_frombuffer":
      // (buffer, type, shape, order)
      guard node.items.count == 4, let type = numPyType(node.items[1]) else { return nil }
      return ArrayParts(
        shape: node.items[2], type: type, data: node.items[0],
        isFortranOrdered: node.items[3] == .text("F"))
    default:
      return nil
    }
  }

  /// The number that a value is or would become; truth values are none.
  func scalar(_ value: PickleValue?) -> Double? {
    switch value {
    case .integer(let integer): return Double(integer)
    case .float(let float): return float
    case .node(let index):
      let node = nodes[index]
      guard let callee = callee(node), isNumPy(callee), callee.name == "scalar",
        node.items.count == 2, let type = numPyType(node.items[0]),
        let data = data(node.items[1], most: Self.longestNumber)
      else { return nil }
      // Token numbers must not be rounded to 24 bits.
      if type.hasSuffix("i8"), data.count == 8 {
        let bits = data.littleEndian(at: 0, as: Int64.self) ?? 0
        return Double(type.hasPrefix(">") ? bits.byteSwapped : bits)
      }
      guard let array = array([], type, data, isFortranOrdered: false),
        case .floats(let floats) = array.values
      else { return nil }
      return floats.first.map(Double.init)
    default: return nil
    }
  }

  /// How many bytes a single number may have.
  private static let longestNumber = 32

  private func isNumPy(_ global: PickleGlobal) -> Bool {
    [
      "numpy.core.multiarray", "numpy._core.multiarray", "numpy.core.numeric",
      "numpy._core.numeric",
    ].contains(global.module)
  }

  private func array(
    shape: PickleValue, _ type: String, _ data: [UInt8], isFortranOrdered: Bool
  ) -> NumPyArray? {
    let sides = items(shape)?.map { value in
      if case .integer(let side) = value { side } else { -1 }
    }
    return sides.flatMap { array($0, type, data, isFortranOrdered: isFortranOrdered) }
  }

  private func array(
    _ shape: [Int], _ type: String, _ data: [UInt8], isFortranOrdered: Bool
  ) -> NumPyArray? {
    let header = NumPyHeader(type: type, isFortranOrdered: isFortranOrdered, shape: shape)
    return try? NumPyArray(header: header, data: data[...], path: "", subject: "")
  }

  /// A type's name with its byte order, from the record of a `numpy.dtype`.
  private func numPyType(_ value: PickleValue) -> String? {
    guard let node = node(value), callee(node) == PickleGlobal("numpy", "dtype"),
      let name = text(node.items.first)
    else { return nil }
    let state = items(node.state) ?? []
    let order = state.count > 1 ? text(state[1]) ?? "|" : "|"
    // A text's width is not in its name: U3 is, but as a count of characters.
    return order + name
  }

  /// The bytes of a value: as such, or as a text of as many characters in older protocols.
  private func data(_ value: PickleValue, most: Int = .max) -> [UInt8]? {
    switch value {
    case .bytes(let range): return range.count <= most ? Array(bytes[range]) : nil
    case .text(let text): return text.utf8.count <= most ? Array(text.utf8) : nil
    case .node(let index):
      let node = nodes[index]
      guard callee(node) == PickleGlobal("_codecs", "encode"), let text = text(node.items.first),
        text.utf8.count / 2 <= most
      else { return nil }
      var result: [UInt8] = []
      for scalar in text.unicodeScalars {
        guard let byte = UInt8(exactly: scalar.value) else { return nil }
        result.append(byte)
      }
      return result
    default: return nil
    }
  }
}
