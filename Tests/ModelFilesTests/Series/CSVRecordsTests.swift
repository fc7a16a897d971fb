import Testing

@testable import ModelFiles

/// If one of these fails, numbers are read into the wrong columns or from the wrong lines.
@Suite struct CSVRecordsTests {
  func records(_ text: String) throws -> [CSVRecords.Record] {
    var reader = try CSVRecords(bytes: Array(text.utf8), path: "x.csv")
    var records: [CSVRecords.Record] = []
    while let record = try reader.next() { records.append(record) }
    return records
  }

  @Test("Quoted fields keep separators, quotes and lines", arguments: [",", ";", "\t"])
  func quotes(separator: String) throws {
    let text =
      "\"a \(separator) b\"\(separator)\"say \"\"hi\"\"\"\r\n \"l1\nl2\" \(separator) c\"d \n"
    #expect(
      try records(text) == [
        .init(line: 1, fields: ["a \(separator) b", "say \"hi\""]),
        .init(line: 2, fields: ["l1\nl2", "c\"d"]),
      ])
  }

  @Test("Lines are counted, empty ones and comments are no records")
  func lines() throws {
    let records = try records("\u{FEFF}# from numpy\n\n1,2\r\n   \n3,4\n\n5,")
    #expect(records.map(\.line) == [3, 5, 7])
    #expect(records.map(\.fields) == [["1", "2"], ["3", "4"], ["5", ""]])
    #expect(try self.records("1\r2\n").map(\.fields) == [["1\r2"]])
    #expect(try self.records("").isEmpty)
    #expect(try self.records("# a\n#b").isEmpty)
  }

  @Test("Columns that are empty at the end of a line of tabs stay")
  func tabs() throws {
    #expect(try records("a\tb\tc\n1\t\t\n\t\t\n").map(\.fields.count) == [3, 3, 3])
  }

  @Test("Any white space separates where nothing else does, as numpy.savetxt writes")
  func spaces() throws {
    #expect(
      try records("  1.5e+00   2\n 3\t4  \n").map(\.fields) == [["1.5e+00", "2"], ["3", "4"]])
    #expect(try records("one\ntwo\n").map(\.fields) == [["one"], ["two"]])
  }

  @Test("A comma in numbers of a file with semicolons separates nothing")
  func decimalCommas() throws {
    #expect(try records("1,5;2,5\n3,5;4,5\n").map(\.fields) == [["1,5", "2,5"], ["3,5", "4,5"]])
  }

  @Test("Quotes that are not closed, and what follows closing ones, are named by line")
  func brokenQuotes() {
    let open = #expect(throws: FileError.self) { try records("a,b\n1,2\n\"3,4\n5,6\n") }
    #expect(open?.description == "x.csv: the quotes that open in line 3 are not closed")
    let after = #expect(throws: FileError.self) { try records("a,b\n1,2\n\"3\"x,4\n") }
    #expect(after?.description == "x.csv: line 3: more follows after closing quotes")
  }
}
