import RecurrentNets
import Testing

@testable import ModelFiles

/// If one of these fails, a model of numbers is given others than the file's.
@Suite struct CSVSeriesTests {
  func read(_ text: String) throws -> InputSeries {
    try SeriesFile.series(Array(text.utf8), path: "data.csv")
  }

  @Test(
    "With and without names, with any separator, the numbers are the same",
    arguments: [
      "a,b\n1,-2.5\n3e2,0.25\n", "a;b\r\n1;-2.5\r\n3e2;0.25", "a\tb\n1\t-2.5\n+300\t.25\n",
      "\"a\",\"b\"\n\"1\", -2.5\n\n 3e2 ,\"0.25\"\n", "# a b\n1 -2.5\n300 0.25\n",
    ])
  func numbers(text: String) throws {
    let series = try read(text)
    #expect(series.values == Matrix(rows: 2, columns: 2, elements: [1, -2.5, 300, 0.25]))
    #expect(series.features == (text.hasPrefix("#") ? ["x0", "x1"] : ["a", "b"]))
    #expect(series.notes.isEmpty)
  }

  @Test("Lines may end in a carriage return alone, where there are no line feeds")
  func carriageReturns() throws {
    let series = try read("# old\ra,b\r1,2\r\r\"3\",4\r")
    #expect(series.features == ["a", "b"])
    #expect(series.values.elements == [1, 2, 3, 4])
    let error = #expect(throws: FileError.self) { try read("a,b\r1,2\r3,x\r") }
    #expect(error?.description.contains("line 3, column 2 (b): “x” is no number") == true)
  }

  @Test("One column, with or without a name; not-a-number stays what it is")
  func oneColumn() throws {
    let named = try read("value\n1\nNaN\n-inf\n")
    #expect(named.features == ["value"])
    #expect(named.values.rows == 3)
    #expect(named.values[1, 0].isNaN)
    #expect(named.values[2, 0] == -.infinity)
    #expect(try read("1\n2\n").values.elements == [1, 2])
    #expect(try read("7").values.elements == [7])
  }

  @Test("A first column of dates is left out and named; so is pandas's index")
  func leftOut() throws {
    let dated = try read("date,open,close\n2020-01-01,1,2\n2020-01-02,3,4\n")
    #expect(dated.features == ["open", "close"])
    #expect(dated.values.elements == [1, 2, 3, 4])
    #expect(dated.notes == ["its first column (date) is text and is left out"])
    let nameless = try read("Mon,1\nTue,2\n")
    #expect(nameless.features == ["x0"])
    #expect(nameless.values.elements == [1, 2])
    let indexed = try read(",y\n0,5\n1,6\n")
    #expect(indexed.features == ["y"])
    #expect(indexed.values.elements == [5, 6])
    #expect(indexed.notes.count == 1)
    #expect(try read(",y\n3,5\n1,6\n").features == ["x0", "y"])
  }

  @Test(
    "What is missing or no number is named by line and column",
    arguments: [
      ("t,y\n1,2\n3,\n", "line 3, column 2 (y): the value is missing"),
      ("t,y\n1,2\nNA,4\n", "line 3, column 1 (t): the value is missing"),
      ("1,2\n3,x\n", "line 2, column 2: “x” is no number"),
      ("1,2\n\n3,4,5\n", "line 3 has 3 fields; expected 2 as in line 1"),
      ("a;b\n1,5;2\n2,5;3\n", "line 2, column 1 (a): “1,5” is no number; decimals"),
      ("1;2,5\n3;4,5\n", "line 1, column 2: “2,5” is no number; decimals are written with a point"),
      ("d;y\n1;2\n3;1,398,400\n", "“1,398,400” is no number; take out the commas, which separate"),
      ("d;y\n1;2\n3;1,398.5\n", "“1,398.5” is no number; take out the commas, which separate"),
      ("d;y\n1;2\n3;1,398\n", "“1,398” is no number; take the comma out if it separates thousands"),
      ("d,y\n2020-01-01,1\n2020-01-02,0x10", "line 3, column 2 (y): “0x10” is no number"),
      ("a,b\n", "has names in line 1, but no numbers follow"), ("\n \n", "holds no numbers"),
      ("1_000,2\n3,4\n", "line 1, column 1: “1_000” is no number, but “2” in that line is one"),
      (
        "1,a\n3,4\n",
        "line 1, column 2: “a” is no number, but “1” in that line is one; a line of names"
      ),
      ("0x10,1\n2,3\n", "line 1, column 1: “0x10” is no number"),
      ("a,b\n1,1e999\n", "line 2, column 2 (b): “1e999” is beyond the range of 32-bit floats"),
      ("1,-4e38\n", "line 1, column 2: “-4e38” is beyond the range"),
      ("a\u{0}b", "it holds zero bytes"), ("", "is empty"),
    ])
  func refused(text: String, expected: String) {
    let error = #expect(throws: FileError.self) { try read(text) }
    #expect(error?.description.contains(expected) == true, "\(error?.description ?? "")")
  }

  @Test("Changed bytes are read or refused in one line, never a crash")
  func mutations() {
    let texts = [
      "date,open,\"clo\"\"se\"\r\n2020-01-01,1,2\r\n2020-01-02,-3.5e2,nan\r\n", "1 2\n 3 4\n\n",
      "a;b\n1;2\n# x\n3;4\n", ",y\n0,5\n1,6\n", "a\tb\n1\t\"2\"\n",
    ]
    Mutations.check(texts.map { Array($0.utf8) }, count: 3000, seed: 11) {
      bytes throws(FileError) in
      try SeriesFile.series(bytes, path: "x").values.elements.count
    }
  }
}
