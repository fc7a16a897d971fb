/// Questions to a language model: which of two words is likelier after a text.
///
/// As a file: one question a line, four fields separated by tabs: condition, prefix, right word,
/// wrong word. A first line with these names, empty lines and lines that begin with `#` are
/// skipped.
public struct AgreementSuite: Sendable, Equatable {
  /// One question.
  public struct Row: Sendable, Equatable, Hashable {
    /// What is asked; rows of the same condition are counted together.
    public var condition: String
    /// The text before.
    public var prefix: String
    /// The word that must be likelier.
    public var right: String
    /// The word that must be less likely.
    public var wrong: String

    /// A question.
    public init(condition: String, prefix: String, right: String, wrong: String) {
      self.condition = condition
      self.prefix = prefix
      self.right = right
      self.wrong = wrong
    }
  }

  /// Why a text is no suite.
  public enum ParseError: Error, Equatable, CustomStringConvertible {
    /// A line has another number of fields than four.
    case fieldCount(line: Int, found: Int)
    /// A field of a line is empty.
    case emptyField(line: Int, name: String)
    /// There is no question at all.
    case noRows

    /// One line for a person.
    public var description: String {
      switch self {
      case .fieldCount(let line, let found):
        "line \(line): expected condition, prefix, right and wrong word with tabs between them,"
          + " found \(found) \(found == 1 ? "field" : "fields")"
      case .emptyField(let line, let name):
        "line \(line): expected the \(name), found nothing"
      case .noRows:
        "expected lines of condition, prefix, right and wrong word, found none"
      }
    }
  }

  private static let fieldNames = ["condition", "prefix", "right", "wrong"]

  /// The questions in their order.
  public var rows: [Row]

  /// A suite of questions.
  public init(rows: [Row]) {
    self.rows = rows
  }

  /// Reads a suite.
  public init(parsing text: String) throws(ParseError) {
    rows = []
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      if line.first == "#" || line.allSatisfy(\.isWhitespace) { continue }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map {
        String($0.trimmingSpaces)
      }
      guard fields.count == 4 else {
        throw .fieldCount(line: index + 1, found: fields.count)
      }
      if rows.isEmpty, fields.map({ $0.lowercased() }) == Self.fieldNames { continue }
      if let empty = fields.firstIndex(of: "") {
        let name = empty >= 2 ? "\(Self.fieldNames[empty]) word" : Self.fieldNames[empty]
        throw .emptyField(line: index + 1, name: name)
      }
      rows.append(
        Row(condition: fields[0], prefix: fields[1], right: fields[2], wrong: fields[3]))
    }
    guard !rows.isEmpty else { throw .noRows }
  }

  /// The conditions in the order of their first rows.
  public var conditions: [String] {
    var seen: Set<String> = []
    return rows.map(\.condition).filter { seen.insert($0).inserted }
  }

  /// The suite as a file, with a first line of names.
  public var text: String {
    var text = Self.fieldNames.joined(separator: "\t") + "\n"
    for row in rows {
      text += "\(row.condition)\t\(row.prefix)\t\(row.right)\t\(row.wrong)\n"
    }
    return text
  }
}

extension Substring {
  fileprivate var trimmingSpaces: Substring {
    var rest = drop { $0 == " " || $0 == "\r" }
    while rest.last == " " || rest.last == "\r" { rest.removeLast() }
    return rest
  }
}
