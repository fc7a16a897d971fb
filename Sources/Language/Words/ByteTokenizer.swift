/// Reads long texts as tokens, as a ``Tokenizer`` does, but from bytes and piece by piece.
///
/// Where words end at white space a text repeats its pieces: each different one goes through the
/// tokenizer once and is then found again by its bytes, so that a million words take some
/// hundredths of a second. Other texts are read in blocks that end with a space.
public struct ByteTokenizer {
  private let tokenizer: Tokenizer
  private var spellings: [Token] = []
  private var places: [Token: UInt32] = [:]
  private var words: [UInt32] = []
  private var leftOut = TextReading()
  private var pieces = PieceTable()

  /// The most pieces that are kept; a text of more different ones is no text of words.
  private static let pieceLimit = 1 << 19
  /// Longer pieces are not kept.
  private static let longestPiece = 64
  /// A block is at least so long.
  private static let blockLength = 1 << 16

  private init(_ tokenizer: Tokenizer) { self.tokenizer = tokenizer }

  /// What was read of a text.
  public struct Reading: Sendable {
    /// The tokens.
    public var text: TokenizedText
    /// The word that could not be read, before which the text then ends.
    public var problem: UnknownWordError?
    /// What was left out; it has no tokens.
    public var leftOut: TextReading
  }

  /// The tokens of a text in UTF-8; what is no UTF-8 is read as U+FFFD.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - limit: The most tokens that are read; the rest of the text is not looked at.
  ///   - tokenizer: How the text is cut, and the words that are known.
  ///   - report: Called now and then with how many bytes are done.
  /// - Returns: The tokens.
  /// - Throws: What `report` throws.
  public static func read<Stop: Error>(
    _ bytes: ArraySlice<UInt8>, limit: Int = .max, by tokenizer: Tokenizer,
    report: (Int) throws(Stop) -> Void
  ) throws(Stop) -> Reading {
    var reader = ByteTokenizer(tokenizer)
    var problem: UnknownWordError?
    try bytes.withUnsafeBufferPointer { (bytes) throws(Stop) in
      var position = 0
      var lastReport = 0
      while problem == nil, position < bytes.count, reader.words.count < limit {
        do throws(UnknownWordError) {
          try reader.readNext(of: bytes, at: &position, limit: limit)
        } catch {
          problem = error
        }
        if position - lastReport >= blockLength {
          lastReport = position
          try report(position)
        }
      }
    }
    if reader.words.count > limit { reader.words.removeLast(reader.words.count - limit) }
    return Reading(
      text: TokenizedText(spellings: reader.spellings, words: reader.words), problem: problem,
      leftOut: reader.leftOut)
  }

  /// Where a text can be cut so that both parts read as they do in the whole, not before `start`.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - start: The earliest place for the cut.
  ///   - tokenizer: How the text is cut.
  /// - Returns: The place; the end of the text if there is none before.
  public static func cut(of bytes: [UInt8], from start: Int, by tokenizer: Tokenizer) -> Int {
    bytes.withUnsafeBufferPointer { blockEnd(in: $0, from: start, by: tokenizer) }
  }

  private static func blockEnd(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, by tokenizer: Tokenizer
  ) -> Int {
    guard tokenizer.kind.endsWordsAtSpaces, start < bytes.count else { return bytes.count }
    return bytes[start...].firstIndex(of: 0x20).map { $0 + 1 } ?? bytes.count
  }

  private mutating func readNext(
    of bytes: UnsafeBufferPointer<UInt8>, at position: inout Int, limit: Int
  ) throws(UnknownWordError) {
    guard tokenizer.kind == .word else {
      let end = Self.blockEnd(
        in: bytes, from: min(bytes.count, position + Self.blockLength), by: tokenizer)
      let block = UnsafeBufferPointer(rebasing: bytes[position..<end])
      position = end
      for token in try tokens(of: block, limit: limit - words.count) {
        words.append(place(of: token))
      }
      return
    }
    while position < bytes.count, bytes[position].isWhiteSpace { position += 1 }
    let start = position
    var hash: UInt64 = 14_695_981_039_346_656_037
    while position < bytes.count, !bytes[position].isWhiteSpace {
      hash = (hash ^ UInt64(bytes[position])) &* 1_099_511_628_211
      position += 1
    }
    guard position > start else { return }
    try append(UnsafeBufferPointer(rebasing: bytes[start..<position]), hash: hash)
  }

  private mutating func tokens(
    of bytes: UnsafeBufferPointer<UInt8>, limit: Int = .max
  ) throws(UnknownWordError) -> [Token] {
    do throws(UnknownWordError) {
      let reading = try tokenizer.reader.reading(
        of: String(decoding: bytes, as: UTF8.self), limit: limit)
      leftOut.leaveOut(reading)
      return reading.tokens
    } catch {
      throw UnknownWordError(
        word: error.word, position: words.count + error.position, expectation: error.expectation)
    }
  }

  private mutating func append(
    _ piece: UnsafeBufferPointer<UInt8>, hash: UInt64
  ) throws(UnknownWordError) {
    let isKept = piece.count <= Self.longestPiece && pieces.count < Self.pieceLimit
    if piece.count <= Self.longestPiece, let known = pieces.tokens(of: piece, hash: hash) {
      words.append(contentsOf: known)
      return
    }
    let start = words.count
    for token in try tokens(of: piece) { words.append(place(of: token)) }
    if isKept { pieces.insert(piece, hash: hash, words[start...]) }
  }

  private mutating func place(of token: Token) -> UInt32 {
    if let place = places[token] { return place }
    let place = UInt32(spellings.count)
    spellings.append(token)
    places[token] = place
    return place
  }
}

extension TokenizerKind {
  /// Whether a space ends a word, and is no word that something else could be a part of.
  fileprivate var endsWordsAtSpaces: Bool {
    switch self {
    case .word, .whitespace, .ids, .character: true
    case .rule(let rule): rule.splitting == .whiteSpace || rule.splitting == .separator(" ")
    }
  }
}

extension TextReading {
  /// Adds what was left out of another part of the text.
  fileprivate mutating func leaveOut(_ other: TextReading) {
    for word in other.leftOut { leaveOut(word) }
    leftOutCount += other.leftOutCount - other.leftOut.count
  }
}

extension UInt8 {
  /// White space of ASCII; other white space is found in the pieces between.
  fileprivate var isWhiteSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}

/// Pieces of text by their bytes, with the tokens of each.
private struct PieceTable {
  private struct Entry {
    var hash: UInt64
    var firstByte: Int
    var byteCount: Int
    var firstToken: Int
    var tokenCount: Int
  }

  private var entries: [Entry] = []
  /// Places in ``entries`` plus 1, by the hash; 0 is empty.
  private var slots = [UInt32](repeating: 0, count: 1 << 12)
  private var bytes: [UInt8] = []
  private var tokens: [UInt32] = []

  var count: Int { entries.count }

  func tokens(of piece: UnsafeBufferPointer<UInt8>, hash: UInt64) -> ArraySlice<UInt32>? {
    var slot = place(of: hash)
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) - 1]
      if entry.hash == hash, entry.byteCount == piece.count,
        bytes[entry.firstByte..<entry.firstByte + entry.byteCount].elementsEqual(piece)
      {
        return tokens[entry.firstToken..<entry.firstToken + entry.tokenCount]
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  mutating func insert(
    _ piece: UnsafeBufferPointer<UInt8>, hash: UInt64, _ words: ArraySlice<UInt32>
  ) {
    if 2 * entries.count >= slots.count { grow() }
    entries.append(
      Entry(
        hash: hash, firstByte: bytes.count, byteCount: piece.count, firstToken: tokens.count,
        tokenCount: words.count))
    bytes.append(contentsOf: piece)
    tokens.append(contentsOf: words)
    link(entries.count, hash)
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: 4 * slots.count)
    for (index, entry) in entries.enumerated() { link(index + 1, entry.hash) }
  }

  private mutating func link(_ number: Int, _ hash: UInt64) {
    var slot = place(of: hash)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt32(number)
  }

  private func place(of hash: UInt64) -> Int {
    // The last multiplication leaves most of what tells pieces apart in the upper bits.
    Int(truncatingIfNeeded: hash ^ (hash >> 32)) & (slots.count - 1)
  }
}
