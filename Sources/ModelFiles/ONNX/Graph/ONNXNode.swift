import ONNXProtos

extension Onnx_NodeProto {
  /// The node's name, or that of its first output where it has none.
  var title: String { name.isEmpty ? output.first { !$0.isEmpty } ?? "" : name }

  /// An attribute by its name.
  func attribute(_ name: String) -> Onnx_AttributeProto? { attribute.first { $0.name == name } }

  /// An attribute that is an integer.
  func integer(_ name: String) -> Int? {
    attribute(name).flatMap { $0.hasI ? Int($0.i) : nil }
  }

  /// An attribute that is a list of integers.
  func integers(_ name: String) -> [Int]? { attribute(name)?.ints.map { Int($0) } }

  /// An attribute that is a number.
  func float(_ name: String) -> Float? { attribute(name).flatMap { $0.hasF ? $0.f : nil } }

  /// An attribute that is text.
  func text(_ name: String) -> String? {
    attribute(name).flatMap { $0.hasS ? String(decoding: $0.s, as: UTF8.self) : nil }
  }
}

extension String {
  /// The text, cut where it is too long for a line of a message.
  var brief: String {
    unicodeScalars.count > 60
      ? String(String.UnicodeScalarView(unicodeScalars.prefix(59))) + "…" : self
  }
}
