/// The instructions of a pickle that ``PickleMachine`` follows.
///
/// Names and codes are those of Python's `pickletools`. The instructions that are
/// missing here (extension registry, instances by protocol 0, buffers outside of the
/// file) occur in no model or vocabulary that was seen, and are refused.
enum PickleOpcode: UInt8 {
  // Structure
  case proto = 0x80
  case frame = 0x95
  case stop = 0x2E
  case mark = 0x28
  case pop = 0x30
  case popMark = 0x31
  case dup = 0x32

  // Single values
  case none = 0x4E
  case newTrue = 0x88
  case newFalse = 0x89
  case int = 0x49
  case binInt = 0x4A
  case binInt1 = 0x4B
  case binInt2 = 0x4D
  case long = 0x4C
  case long1 = 0x8A
  case long4 = 0x8B
  case float = 0x46
  case binFloat = 0x47

  // Texts and bytes
  case string = 0x53
  case binString = 0x54
  case shortBinString = 0x55
  case unicode = 0x56
  case binUnicode = 0x58
  case shortBinUnicode = 0x8C
  case binUnicode8 = 0x8D
  case binBytes = 0x42
  case shortBinBytes = 0x43
  case binBytes8 = 0x8E
  case byteArray8 = 0x96

  // Containers
  case emptyTuple = 0x29
  case tuple = 0x74
  case tuple1 = 0x85
  case tuple2 = 0x86
  case tuple3 = 0x87
  case emptyList = 0x5D
  case list = 0x6C
  case append = 0x61
  case appends = 0x65
  case emptyDict = 0x7D
  case dict = 0x64
  case setItem = 0x73
  case setItems = 0x75
  case emptySet = 0x8F
  case addItems = 0x90
  case frozenSet = 0x91

  // Memo
  case put = 0x70
  case binPut = 0x71
  case longBinPut = 0x72
  case memoize = 0x94
  case get = 0x67
  case binGet = 0x68
  case longBinGet = 0x6A

  // What Python would call
  case global = 0x63
  case stackGlobal = 0x93
  case reduce = 0x52
  case newObj = 0x81
  case build = 0x62
  case binPersId = 0x51

  /// What errors call an instruction that is not followed.
  static func refusedName(_ code: UInt8) -> String {
    let names: [UInt8: String] = [
      0x50: "PERSID", 0x69: "INST", 0x6F: "OBJ", 0x82: "EXT1", 0x83: "EXT2", 0x84: "EXT4",
      0x92: "NEWOBJ_EX", 0x97: "NEXT_BUFFER", 0x98: "READONLY_BUFFER",
    ]
    return names[code].map { "“\($0)”" } ?? "0x" + String(code, radix: 16)
  }
}
