import Language

/// Vocabularies with a word a line, `vocab.txt`: the number of a line, counted from 0, is the word's id.
///
/// - Lines end in LF or CRLF. White space around a word is no part of it, except where a line has
///   nothing else: that line is the white space. An empty line is an id without a word; an empty
///   first line is the padding, as in the files inside `.keras`.
/// - `\n`, `\r` and `\t` alone on a line are the line feed, the carriage return and the tab.
/// - If every line has a second column of whole numbers, after a tab or a space, the words are
///   the first: of numbers 0…n−1 or 1…n, each once, as ids; of any others as counts, which are ignored.
/// - Of a word that is listed twice the first place is read, and the second keeps its name.
enum WordList {
  /// Reads a list.
  ///
  /// - Parameters:
  ///   - bytes: The text as UTF-8.
  ///   - path: What errors call the file.
  /// - Returns: The vocabulary, with a note on all that may have been meant otherwise.
  /// - Throws: If there is no word in it, or it is no text.
  static func vocabulary(
    _ bytes: some Collection<UInt8>, path: String
  ) throws(FileError) -> ImportedVocabulary {
    let lines = try lines(of: bytes, path: path)
    var notes: [String] = []
    let columns = numberedWords(lines)
    var words = columns?.words ?? lines.map(word)
    if let columns {
      notes.append(
        columns.areIDs
          ? "the numbers of its second column are read as ids"
          : "the numbers of its second column are read as counts, and the order of the lines as ids"
      )
    }
    var (seen, repeated): (Set<String>, [String]) = ([], [])
    for word in words where !word.isEmpty {
      if !seen.insert(word).inserted { repeated.append(word) }
    }
    guard !seen.isEmpty else { throw FileError(path, "holds no words; expected one on each line") }
    if let first = repeated.first {
      notes.append(
        "\(repeated.count) words stand there twice, as “\(first)”: the first place is read")
    }
    let isPadded = words[0].isEmpty
    if isPadded { words[0] = seen.contains("<pad>") ? ImportedVocabulary.name(ofID: 0) : "<pad>" }
    for id in words.indices where words[id].isEmpty {
      words[id] = ImportedVocabulary.name(ofID: id)
    }
    return ImportedVocabulary(
      words: words, origin: path, paddingID: isPadded ? 0 : nil, notes: notes)
  }

  /// The lines of a text, without their ends.
  private static func lines(
    of bytes: some Collection<UInt8>, path: String
  ) throws(FileError) -> [String] {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...]
    var lines: [String] = []
    for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      guard !line.contains(0) else {
        throw FileError(
          path, "is no list of words: line \(lines.count + 1) holds a zero byte, which no text has")
      }
      var line = String(decoding: line, as: UTF8.self)
      if line.unicodeScalars.last == "\r" { line.unicodeScalars.removeLast() }
      lines.append(line)
    }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  /// The word on a line.
  private static func word(_ line: String) -> String {
    switch line {
    case #"\n"#: return "\n"
    case #"\r"#: return "\r"
    case #"\t"#: return "\t"
    default: break
    }
    var scalars = Substring(line).unicodeScalars
    while let last = scalars.last, last == " " || last == "\t" { scalars.removeLast() }
    // A line of nothing but spaces is a space: the first one, should there be several.
    guard let first = scalars.first else { return String(line.unicodeScalars.prefix(1)) }
    guard first == " " || first == "\t" else { return String(scalars) }
    return String(scalars.drop { $0 == " " || $0 == "\t" })
  }

  /// The words of lines that all end in a number, in the order of their ids.
  private static func numberedWords(_ lines: [String]) -> (words: [String], areIDs: Bool)? {
    guard lines.count > 1 else { return nil }
    var (words, numbers): ([String], [Int]) = ([], [])
    for line in lines {
      guard let cut = line.utf8.lastIndex(where: { $0 == 0x09 || $0 == 0x20 }),
        let number = Int(line[line.utf8.index(after: cut)...]), number >= 0
      else { return nil }
      words.append(word(String(line[..<cut])))
      numbers.append(number)
    }
    guard let least = numbers.min(), least <= 1 else { return (words, false) }
    var ordered = [String](repeating: "", count: words.count + least)
    var isTaken = [Bool](repeating: false, count: ordered.count)
    for (word, id) in zip(words, numbers) {
      guard id < ordered.count, !isTaken[id] else { return (words, false) }
      ordered[id] = word
      isTaken[id] = true
    }
    return (ordered, true)
  }
}
