import Language
import ModelFiles

/// The lines of a file of texts with labels: text, tab, label.
struct LabelledLines {
  /// A text and what stands after its tab.
  struct Line {
    var number: Int
    var text: Substring
    var label: Substring

    /// The words between white space.
    var words: [Substring] { Self.fields(text) }

    /// The labels between white space.
    var labels: [Substring] { Self.fields(label) }

    private static func fields(_ text: Substring) -> [Substring] {
      text.split(whereSeparator: \.isWhitespace)
    }
  }

  /// The lines that hold something, in their order.
  let lines: [Line]

  /// Splits a file; empty lines, and a first line of the names “text” and “label”, are left out.
  ///
  /// - Throws: If a line has no tab, no text or no label; the error names it.
  init(_ text: String, path: String) throws(FileError) {
    var lines: [Line] = []
    var number = 0
    // A carriage return and a line feed are one character.
    let ends: [Character] = ["\n", "\r\n"]
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: ends.contains) {
      number += 1
      guard line.contains(where: { !$0.isWhitespace }) else { continue }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == 2 else {
        throw FileError(
          path,
          "line \(number): expected a text, a tab and a label; found \((fields.count - 1).of("tab"))"
        )
      }
      if number == 1, fields[0] == "text", ["label", "labels"].contains(fields[1]) { continue }
      guard fields[1].contains(where: { !$0.isWhitespace }) else {
        throw FileError(path, "line \(number): the label is missing after the tab")
      }
      guard fields[0].contains(where: { !$0.isWhitespace }) else {
        throw FileError(path, "line \(number): the text is missing before the tab")
      }
      lines.append(Line(number: number, text: fields[0], label: fields[1]))
    }
    self.lines = lines
  }

  /// Whether labels belong to words, by what was said or by their number.
  ///
  /// - Parameters:
  ///   - said: What the user says; nil to count.
  ///   - path: What errors call the file.
  /// - Returns: True if every line has as many labels as words, and some line has two or more.
  /// - Throws: If labels belong to words and a line has another number of them; also if all but a
  ///   few lines have as many, since that is a slip.
  func belongToWords(
    said: MaterialOptions.Labelled?, path: String
  ) throws(FileError) -> Bool {
    if said == .text { return false }
    var fitting = 0
    var isWords = said == .word
    var misfit: Line?
    for line in lines {
      let count = line.words.count
      if count == line.labels.count {
        if count > 1 { fitting += 1 }
      } else if misfit == nil {
        misfit = line
      }
    }
    guard let misfit else { return isWords || fitting > 0 }
    isWords = isWords || Double(fitting) > 0.9 * Double(lines.count)
    guard isWords else { return false }
    throw FileError(
      path,
      "line \(misfit.number) has \(misfit.words.count.of("word")) and"
        + " \(misfit.labels.count.of("label")); expected a label for each word, or --labels text")
  }
}
