import RecurrentNets

/// A text of numbers, a step a line, with or without a line of names before them.
///
/// - Fields are separated by commas, semicolons, tabs or white space; numbers have a decimal point.
/// - The first line holds names if a field in it is no number where the next line has one; a line
///   of both names and numbers is refused, since it may as well be a step with a slip in it.
/// - A first column of text, as dates, is left out, and so is one without a name that counts
///   0, 1, 2, … (pandas's index). Everything else has to be a number; "nan" is one.
struct CSVSeries {
  private let bytes: [UInt8]
  private let path: String

  init(bytes: [UInt8], path: String) {
    self.bytes = bytes
    self.path = path
  }

  /// The series.
  ///
  /// - Throws: If a value is missing or no number, or lines differ in length; the error says where.
  func series() throws(FileError) -> InputSeries {
    guard !bytes.prefix(4096).contains(0) else {
      throw FileError(path, "is neither .npy nor .npz nor text with numbers: it holds zero bytes")
    }
    var records = try CSVRecords(bytes: bytes, path: path)
    guard let first = try records.next() else {
      throw FileError(path, "holds no numbers; expected a step on each line")
    }
    let second = try records.next()
    let hasNames = try isHeader(first, before: second)
    guard let start = hasNames ? second : first else {
      throw FileError(path, "has names in line \(first.line), but no numbers follow")
    }
    var columns = Columns(
      names: hasNames ? first.fields : nil, count: first.fields.count, firstLine: first.line)
    columns.skipsFirst = start.fields.count > 1 && Self.isText(start.fields[0])
    var values: [Float] = []
    var rows = 0
    func add(_ record: CSVRecords.Record) throws(FileError) {
      try append(record, to: &values, columns)
      rows += 1
    }
    try add(start)
    if !hasNames, let second { try add(second) }
    while let record = try records.next() { try add(record) }
    return finished(values, rows: rows, columns)
  }

  private struct Columns {
    var names: [String]?
    var count: Int
    var firstLine: Int
    var skipsFirst = false

    func name(_ column: Int) -> String {
      guard let name = names?[column], !name.isEmpty else { return "" }
      return " (\(name.prefix(40)))"
    }
  }

  private func append(
    _ record: CSVRecords.Record, to values: inout [Float], _ columns: Columns
  ) throws(FileError) {
    guard record.fields.count == columns.count else {
      throw FileError(
        path,
        "line \(record.line) has \(Self.count(record.fields.count)); expected \(columns.count) as "
          + "in line \(columns.firstLine)")
    }
    for (column, field) in record.fields.enumerated() where column > 0 || !columns.skipsFirst {
      let place = "line \(record.line), column \(column + 1)\(columns.name(column))"
      guard !Self.isMissing(field) else {
        throw FileError(
          path, "\(place): the value is missing; a model needs one at each step, fill it in before")
      }
      guard let number = Self.number(field) else {
        let hint = Self.hint(for: field)
        throw FileError(path, "\(place): “\(field.prefix(40))” is no number\(hint)")
      }
      // A written infinity has no digits.
      guard !number.isInfinite || !field.utf8.contains(where: Self.isDigit) else {
        throw FileError(
          path, "\(place): “\(field.prefix(40))” is beyond the range of 32-bit floats, ±3.4e38")
      }
      values.append(number)
    }
  }

  /// What a number with commas in it may be meant as.
  private static func hint(for field: some StringProtocol) -> String {
    guard field.contains(",") else { return "" }
    let parts = field.split(separator: ".", maxSplits: 1)
    let groups = (parts.first ?? "").split(separator: ",", omittingEmptySubsequences: false)
    let isGrouped = groups.dropFirst().allSatisfy {
      $0.count == 3 && $0.allSatisfy(\.isWholeNumber)
    }
    guard isGrouped, groups.count > 1 else { return "; decimals are written with a point" }
    guard groups.count > 2 || parts.count > 1 else {
      return "; take the comma out if it separates thousands, or write a point for it"
    }
    return "; take out the commas, which separate thousands"
  }

  private static func count(_ fields: Int) -> String {
    fields == 1 ? "1 field" : "\(fields) fields"
  }

  private func finished(_ values: [Float], rows: Int, _ columns: Columns) -> InputSeries {
    var notes: [String] = []
    var names = columns.names ?? (0..<columns.count).map { "x\($0)" }
    for column in names.indices where names[column].isEmpty { names[column] = "x\(column)" }
    if columns.skipsFirst {
      notes.append("its first column\(columns.name(0)) is text and is left out")
      names.removeFirst()
      if columns.names == nil { names = names.indices.map { "x\($0)" } }
    }
    let matrix = Matrix(rows: rows, columns: names.count, elements: values)
    let isIndex = ["", "Unnamed: 0"].contains(columns.names?.first)
    guard isIndex, !columns.skipsFirst, names.count > 1,
      (0..<rows).allSatisfy({ matrix[$0, 0] == Float($0) })
    else { return InputSeries(features: names, values: matrix, notes: notes, path: path) }
    notes.append("its first column, which has no name and counts the lines, is left out")
    let rest = (0..<rows).flatMap { matrix.row($0).dropFirst() }
    return InputSeries(
      features: Array(names.dropFirst()),
      values: Matrix(rows: rows, columns: names.count - 1, elements: rest), notes: notes, path: path
    )
  }

  // MARK: - Fields

  private func isHeader(
    _ first: CSVRecords.Record, before second: CSVRecords.Record?
  ) throws(FileError) -> Bool {
    for (column, field) in first.fields.enumerated() {
      guard !Self.isMissing(field), Self.number(field) == nil else { continue }
      guard let second else { return true }
      guard column < second.fields.count, Self.number(second.fields[column]) != nil else {
        continue
      }
      guard let other = first.fields.first(where: { Self.number($0) != nil }) else { return true }
      throw FileError(
        path,
        "line \(first.line), column \(column + 1): “\(field.prefix(40))” is no number, but "
          + "“\(other.prefix(40))” in that line is one; a line of names has no numbers")
    }
    return false
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isMissing(_ field: String) -> Bool {
    ["", "NA", "N/A", "na", "n/a", "null", "NULL", "None", "?", "-"].contains(field)
  }

  /// True for what is meant as no number: neither one, nor a missing one, nor one with a decimal comma.
  private static func isText(_ field: String) -> Bool {
    !isMissing(field) && number(field) == nil && number(field.replacing(",", with: ".")) == nil
  }

  /// The number that a field is, in decimal notation.
  private static func number(_ field: String) -> Float? {
    let isPlain = field.utf8.allSatisfy { byte in
      isDigit(byte) || "+-.eE".utf8.contains(byte)
    }
    if isPlain { return Double(field).map { Float($0) } }
    switch field.lowercased() {
    case "nan", "+nan", "-nan": return .nan
    case "inf", "+inf", "infinity": return .infinity
    case "-inf", "-infinity": return -.infinity
    default: return nil
    }
  }
}
