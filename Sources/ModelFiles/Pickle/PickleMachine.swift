/// Follows the instructions of a pickle without doing what they would have done in Python.
///
/// Pickles are programs for a machine with a stack. A class or function that one
/// names is only ever kept as a name, and a call as a record of the name and the
/// arguments; nothing is imported and nothing is called.
struct PickleMachine {
  let bytes: ArraySlice<UInt8>
  let path: String
  let subject: String

  /// The index of the next byte.
  var position: Int

  /// Everything that holds other values.
  var nodes: [PickleNode] = []

  private var stack: [PickleValue] = []
  /// The heights of the stack at its marks.
  private var marks: [Int] = []
  private var memo: [Int: PickleValue] = [:]
  private var pushes = 0

  /// The most containers and objects of a pickle, each of which takes some 100 bytes here.
  static let mostNodes = 1 << 20

  /// The most values of a pickle, each of which takes some 24 bytes here.
  static let mostValues = 1 << 24

  /// How many bytes of the pickle there have to be for each container, and for each value that is memoized.
  ///
  /// Python writes two for the smallest, since it memoizes what it writes; the one exception, the empty tuple,
  /// is a single node here.
  private static let bytesPerNode = 2

  /// How many there may be however short the pickle is.
  private static let nodeAllowance = 1000

  /// The node of all empty tuples.
  private var emptyTuple: PickleValue?

  init(bytes: ArraySlice<UInt8>, path: String, subject: String) {
    self.bytes = bytes
    self.path = path
    self.subject = subject
    position = bytes.startIndex
  }

  /// Follows instructions up to the end of the pickle.
  ///
  /// - Returns: The value it stands for.
  /// - Throws: If that is not possible.
  mutating func run() throws(FileError) -> PickleValue {
    while true {
      let start = position
      let code = try byte()
      guard let opcode = PickleOpcode(rawValue: code) else {
        throw FileError(
          path,
          "\(subject) has the instruction \(PickleOpcode.refusedName(code)) at byte "
            + "\(start - bytes.startIndex), which is not followed")
      }
      switch opcode {
      case .stop: return try pop(for: opcode)
      case .none, .newTrue, .newFalse, .int, .binInt, .binInt1, .binInt2, .long, .long1, .long4,
        .float, .binFloat, .string, .binString, .shortBinString, .unicode, .binUnicode,
        .shortBinUnicode, .binUnicode8, .binBytes, .shortBinBytes, .binBytes8, .byteArray8:
        try push(try literal(opcode))
      case .emptyTuple, .tuple, .tuple1, .tuple2, .tuple3, .emptyList, .list, .emptyDict, .dict,
        .emptySet, .frozenSet:
        try makeContainer(opcode)
      case .append, .appends, .setItem, .setItems, .addItems: try fill(opcode)
      case .put, .binPut, .longBinPut, .memoize, .get, .binGet, .longBinGet: try remember(opcode)
      case .global, .stackGlobal, .reduce, .newObj, .build, .binPersId: try record(opcode)
      case .proto, .frame, .mark, .pop, .popMark, .dup: try arrange(opcode)
      }
    }
  }

  // MARK: - The stack

  private mutating func push(_ value: PickleValue) throws(FileError) {
    pushes += 1
    guard pushes <= Self.mostValues else {
      throw FileError(path, "\(subject) holds more than \(Self.mostValues) values")
    }
    stack.append(value)
  }

  private mutating func push(node: PickleNode) throws(FileError) {
    guard nodes.count < Self.mostNodes else {
      throw FileError(path, "\(subject) holds more than \(Self.mostNodes) containers and objects")
    }
    try check(nodes.count, "containers and objects")
    nodes.append(node)
    try push(.node(nodes.count - 1))
  }

  /// Refuses more of something than as many bytes can honestly hold.
  private func check(_ count: Int, _ what: String) throws(FileError) {
    guard count <= bytes.count / Self.bytesPerNode + Self.nodeAllowance else {
      throw damaged("\(count) \(what) are more than \(bytes.count) bytes can be")
    }
  }

  /// Takes the topmost value, which may not lie below a mark.
  private mutating func pop(for opcode: PickleOpcode) throws(FileError) -> PickleValue {
    guard stack.count > marks.last ?? 0 else { throw damaged("\(opcode) finds no value") }
    return stack.removeLast()
  }

  /// Takes the values above the last mark, and the mark.
  private mutating func popToMark(for opcode: PickleOpcode) throws(FileError) -> [PickleValue] {
    guard let height = marks.popLast() else { throw damaged("\(opcode) finds no mark") }
    defer { stack.removeLast(stack.count - height) }
    return Array(stack[height...])
  }

  private func top(for opcode: PickleOpcode) throws(FileError) -> PickleValue {
    guard stack.count > marks.last ?? 0, let value = stack.last else {
      throw damaged("\(opcode) finds no value")
    }
    return value
  }

  /// The error that the pickle cannot be followed at the last instruction.
  func damaged(_ problem: String) -> FileError {
    FileError(
      path, "\(subject) is damaged before byte \(position - bytes.startIndex): \(problem)")
  }

  // MARK: - Instructions

  private mutating func arrange(_ opcode: PickleOpcode) throws(FileError) {
    switch opcode {
    case .proto:
      let version = try byte()
      guard version <= 5 else { throw damaged("it is of protocol \(version), expected 5 at most") }
    case .frame: _ = try integer(UInt64.self)
    case .mark: marks.append(stack.count)
    case .popMark: _ = try popToMark(for: opcode)
    case .dup: try push(try top(for: opcode))
    default:
      // Python lets POP take a mark that nothing lies above.
      if let height = marks.last, height == stack.count {
        marks.removeLast()
      } else {
        _ = try pop(for: opcode)
      }
    }
  }

  private mutating func makeContainer(_ opcode: PickleOpcode) throws(FileError) {
    switch opcode {
    case .emptyTuple:
      if let emptyTuple { return try push(emptyTuple) }
      try push(node: PickleNode(kind: .tuple))
      emptyTuple = stack.last
    case .emptyList: try push(node: PickleNode(kind: .list))
    case .emptyDict: try push(node: PickleNode(kind: .dictionary))
    case .emptySet: try push(node: PickleNode(kind: .set))
    case .tuple: try push(node: PickleNode(kind: .tuple, items: try popToMark(for: opcode)))
    case .list: try push(node: PickleNode(kind: .list, items: try popToMark(for: opcode)))
    case .frozenSet: try push(node: PickleNode(kind: .set, items: try popToMark(for: opcode)))
    case .dict:
      let entries = try entries(of: try popToMark(for: opcode), opcode)
      try push(node: PickleNode(kind: .dictionary, entries: entries))
    default:
      let count = opcode == .tuple1 ? 1 : opcode == .tuple2 ? 2 : 3
      var items: [PickleValue] = []
      for _ in 0..<count { items.append(try pop(for: opcode)) }
      try push(node: PickleNode(kind: .tuple, items: items.reversed()))
    }
  }

  private func entries(
    of values: [PickleValue], _ opcode: PickleOpcode
  ) throws(FileError) -> [PickleEntry] {
    guard values.count % 2 == 0 else { throw damaged("\(opcode) finds a key without a value") }
    return stride(from: 0, to: values.count, by: 2).map {
      PickleEntry(key: values[$0], value: values[$0 + 1])
    }
  }

  /// Puts values into the container or object below them.
  private mutating func fill(_ opcode: PickleOpcode) throws(FileError) {
    var values: [PickleValue]
    switch opcode {
    case .append: values = [try pop(for: opcode)]
    case .setItem:
      let value = try pop(for: opcode)
      values = [try pop(for: opcode), value]
    default: values = try popToMark(for: opcode)
    }
    guard case .node(let index) = try top(for: opcode) else {
      throw damaged("\(opcode) finds nothing that holds values")
    }
    switch (nodes[index].kind, opcode) {
    case (.list, .append), (.list, .appends), (.set, .addItems): nodes[index].items += values
    case (.object, .append), (.object, .appends), (.object, .addItems):
      nodes[index].append(values)
    case (.dictionary, .setItem), (.dictionary, .setItems), (.object, .setItem),
      (.object, .setItems):
      nodes[index].add(try entries(of: values, opcode))
    default: throw damaged("\(opcode) finds something else than it fills")
    }
  }

  private mutating func remember(_ opcode: PickleOpcode) throws(FileError) {
    switch opcode {
    case .memoize: memo[memo.count] = try top(for: opcode)
    case .put, .binPut, .longBinPut: memo[try memoIndex(opcode)] = try top(for: opcode)
    default:
      let index = try memoIndex(opcode)
      guard let value = memo[index] else { throw damaged("nothing was memoized as \(index)") }
      return try push(value)
    }
    try check(memo.count, "memoized values")
  }

  /// Records a name, or what would have been made by calling one.
  private mutating func record(_ opcode: PickleOpcode) throws(FileError) {
    switch opcode {
    case .global:
      let module = try line()
      try push(node: PickleNode(kind: .global(PickleGlobal(module, try line()))))
    case .stackGlobal:
      guard case .text(let name) = try pop(for: opcode),
        case .text(let module) = try pop(for: opcode)
      else { throw damaged("\(opcode) finds no names") }
      try push(node: PickleNode(kind: .global(PickleGlobal(module, name))))
    case .binPersId:
      try push(node: PickleNode(kind: .persistent, items: [try pop(for: opcode)]))
    case .build:
      let state = try pop(for: opcode)
      guard case .node(let index) = try top(for: opcode), case .object = nodes[index].kind else {
        throw damaged("\(opcode) finds no object")
      }
      nodes[index].state = state
    default:
      guard case .node(let index) = try pop(for: opcode), nodes[index].kind == .tuple else {
        throw damaged("\(opcode) finds no arguments")
      }
      let arguments = nodes[index].items
      let callee = try pop(for: opcode)
      try push(node: PickleNode(kind: .object(callee: callee), items: arguments))
    }
  }
}
