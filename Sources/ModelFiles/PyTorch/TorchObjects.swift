/// Understands the records of tensors and modules that `torch.save` puts into a pickle.
struct TorchObjects {
  let pickle: Pickle

  /// What a record of a tensor stands for.
  enum TensorRecord {
    case view(TorchView)
    /// An array of numbers that the pickle itself holds, and its sides.
    case array(PickleValue, shape: [Int])
    /// A tensor that cannot be read, and why.
    case unreadable(String)
  }

  /// The tensor that a value is; `nil` for anything else.
  func tensor(_ value: PickleValue) -> TensorRecord? {
    guard let node = pickle.node(value), let function = pickle.callee(node) else { return nil }
    if let shape = pickle.numPyShape(value) { return .array(value, shape: shape) }
    return tensor(function, node.items, depth: 0)
  }

  /// The tensor that one of PyTorch's functions would build from its arguments.
  private func tensor(
    _ function: PickleGlobal, _ arguments: [PickleValue], depth: Int
  ) -> TensorRecord? {
    guard ["torch._utils", "torch._tensor"].contains(function.module),
      function.name.hasPrefix("_rebuild")
    else { return nil }
    switch function.name {
    case "_rebuild_parameter", "_rebuild_parameter_with_state":
      // (tensor, requires_grad, hooks, state)
      guard let first = arguments.first, let node = pickle.node(first),
        let function = pickle.callee(node), depth < 8
      else { return .unreadable("a parameter without a tensor") }
      return tensor(function, node.items, depth: depth + 1)
    case "_rebuild_from_type_v2":
      // (function, class, arguments, state)
      guard arguments.count >= 3, let function = pickle.global(arguments[0]),
        let arguments = pickle.items(arguments[2]), depth < 8
      else { return .unreadable("a tensor of an unknown class") }
      return tensor(function, arguments, depth: depth + 1)
    case "_rebuild_tensor", "_rebuild_tensor_v2", "_rebuild_tensor_v3":
      return view(arguments, isWide: function.name == "_rebuild_tensor_v3")
    default:
      return .unreadable("a tensor made by “\(function.name)”, which is not read")
    }
  }

  /// The view that (storage, offset, size, stride, requires_grad, hooks, type, …) describes.
  private func view(_ arguments: [PickleValue], isWide: Bool) -> TensorRecord {
    if let node = arguments.first.flatMap({ pickle.node($0) }),
      pickle.callee(node) == PickleGlobal("torch.storage", "_load_from_bytes")
    {
      return .unreadable(
        "a tensor that was pickled without torch.save, which is not read; torch.save writes what is"
      )
    }
    guard arguments.count >= 4, let storage = storage(arguments[0]),
      let offset = pickle.integer(arguments[1]), let shape = sides(arguments[2]),
      let strides = sides(arguments[3])
    else { return .unreadable("a tensor whose record is damaged") }
    var type = Self.storageTypes[storage.type]
    var count = storage.count
    var name = storage.type
    if isWide {
      // The storage counts bytes, and the type is an argument.
      name = (arguments.count > 6 ? pickle.global(arguments[6]) : nil)?.name ?? "unknown"
      type = Self.types[name]
      count /= type?.width ?? 1
    }
    guard let type else { return .unreadable("a tensor of type “\(name)”, which is not read") }
    let (start, overflow) = offset.addingReportingOverflow(storage.offset)
    guard !overflow else { return .unreadable("a tensor whose record is damaged") }
    return .view(
      TorchView(
        storage: storage.key, type: type, storageCount: count, offset: start, shape: shape,
        strides: strides))
  }

  /// A storage, as a persistent identifier names it.
  struct Storage {
    var key: String
    /// The name of the storage's class, such as `FloatStorage`.
    var type: String
    var count: Int
    /// Where a view of another storage begins in it; the legacy form alone has such views.
    var offset = 0
  }

  /// The storage that a value refers to.
  func storage(_ value: PickleValue) -> Storage? {
    guard let node = pickle.node(value), node.kind == .persistent,
      let parts = pickle.items(node.items.first), parts.count >= 5,
      parts[0] == .text("storage"), let type = pickle.global(parts[1]), let key = key(parts[2]),
      case .integer(let count) = parts[4], count >= 0
    else { return nil }
    var storage = Storage(key: key, type: type.name, count: count)
    // (key of the view, offset, size), or None.
    if parts.count > 5, let view = pickle.items(parts[5]), view.count == 3,
      case .integer(let offset) = view[1], offset >= 0
    {
      storage.offset = offset
    }
    return storage
  }

  /// The storage's key, a text or (in old files) a number.
  func key(_ value: PickleValue) -> String? {
    if case .integer(let number) = value { return String(number) }
    return pickle.text(value)
  }

  private func sides(_ value: PickleValue) -> [Int]? {
    guard let items = pickle.items(value), items.count <= Tensor.mostSides else { return nil }
    var sides: [Int] = []
    for item in items {
      guard let side = pickle.integer(item) else { return nil }
      sides.append(side)
    }
    return sides
  }

  /// The parts of a module: its class, and what Python keeps in its attributes.
  func module(_ value: PickleValue) -> (className: String, state: PickleValue)? {
    guard let node = pickle.node(value), case .object(let callee) = node.kind,
      pickle.entries(pickle.value("_parameters", in: node.state)) != nil,
      pickle.entries(pickle.value("_modules", in: node.state)) != nil
    else { return nil }
    var name = pickle.callee(node)?.description
    // The legacy form wraps the class to keep its source: ('module', class, file, source).
    if name == nil, let wrapper = pickle.node(callee), wrapper.kind == .persistent,
      let parts = pickle.items(wrapper.items.first), parts.count >= 2
    {
      name = pickle.global(parts[1])?.description
    }
    return (name ?? "unknown", node.state)
  }

  /// The number types of the storage classes.
  static let storageTypes: [String: NumberType] = [
    "DoubleStorage": .float64, "FloatStorage": .float32, "HalfStorage": .float16,
    "BFloat16Storage": .bfloat16, "LongStorage": .int64, "IntStorage": .int32,
    "ShortStorage": .int16, "CharStorage": .int8, "ByteStorage": .uint8, "BoolStorage": .bool,
    "UntypedStorage": .uint8,
  ]

  /// The number types by the names they have in Python, of what has no storage class.
  private static let types: [String: NumberType] = [
    "float64": .float64, "float32": .float32, "float16": .float16, "bfloat16": .bfloat16,
    "int64": .int64, "int32": .int32, "int16": .int16, "int8": .int8, "uint64": .uint64,
    "uint32": .uint32, "uint16": .uint16, "uint8": .uint8, "bool": .bool,
  ]
}
