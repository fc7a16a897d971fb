/// A small value attached to a group or a dataset.
struct HDF5Attribute: Sendable, Equatable {
  /// What it holds.
  enum Value: Sendable, Equatable {
    /// Strings, row-major.
    case strings([String])
    /// Numbers, row-major.
    case numbers([Double])
    /// A kind of value that is not read, in words.
    case unsupported(String)
  }

  /// The value.
  let value: Value

  /// The strings; `nil` if it holds something else.
  ///
  /// An array without elements holds no strings whatever its type: NumPy writes an empty list of
  /// names as numbers.
  var strings: [String]? {
    switch value {
    case .strings(let strings): strings
    case .numbers(let numbers): numbers.isEmpty ? [] : nil
    case .unsupported: nil
    }
  }

  /// The only string; `nil` if there is none or more than one.
  var string: String? {
    guard let strings, strings.count == 1 else { return nil }
    return strings[0]
  }
}
