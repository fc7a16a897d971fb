import Foundation

/// A table of a Markdown page: what a user is told, so that tests can hold the program to it.
struct DocumentedTable {
  /// The cells of each row, without the lines that rule it.
  private let rows: [[String]]

  /// The first table below a line of a page.
  ///
  /// - Parameters:
  ///   - page: The page, from the folder of the package.
  ///   - line: The whole line.
  /// - Throws: If the page cannot be read.
  init(of page: String, below line: String) throws {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { folder.deleteLastPathComponent() }
    let text = try String(contentsOf: folder.appendingPathComponent(page), encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    rows =
      lines.drop { $0 != line }.drop { !$0.hasPrefix("|") }.prefix { $0.hasPrefix("|") }
      .map { row in
        row.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false)
          .map { $0.trimmingCharacters(in: .whitespaces) }
      }
  }

  /// A number of the row that begins with a name; `nil` if there is none.
  func number(in column: Int, of name: String) -> Double? {
    guard let row = rows.first(where: { $0.first == name }), row.indices.contains(column) else {
      return nil
    }
    return Double(row[column])
  }
}
