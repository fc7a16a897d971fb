import Testing

@testable import ModelFiles

/// If one of these fails, a model or vocabulary that Python wrote is read wrongly.
@Suite struct PickleTests {
  private func read(_ bytes: [UInt8]) throws(FileError) -> Pickle {
    try Pickle(bytes: bytes[...], path: "x")
  }

  @Test("Every protocol gives the same values", arguments: PickleSamples.everything.indices)
  func protocols(index: Int) throws {
    let pickle = try read(PickleSamples.everything[index])
    let keys = try #require(pickle.entries(pickle.root)).map { pickle.text($0.key) }
    #expect(
      keys == ["t", "l", "f", "e", "s", "big", "neg", "med", "d", "x", "y", "b2", "b3"])
    func items(_ key: String) -> [PickleValue]? {
      pickle.items(pickle.value(key, in: pickle.root))
    }
    let tuple = try #require(items("t"))
    #expect(tuple.dropLast() == [.integer(1), .integer(-2)])
    #expect(pickle.items(tuple.last) == [.integer(3)])
    #expect(items("l") == [.bool(true), .bool(false), .none])
    #expect(pickle.value("f", in: pickle.root) == .float(-1.5))
    #expect(items("e") == [])
    #expect(pickle.value("s", in: pickle.root) == .text("日本\n\\"))
    #expect(pickle.value("big", in: pickle.root) == .largeInteger)
    #expect(pickle.value("neg", in: pickle.root) == .integer(-1 << 40))
    #expect(pickle.value("med", in: pickle.root) == .integer(70_000))
    #expect(pickle.entries(pickle.value("d", in: pickle.root)) == [])
    #expect(items("b3") == [.integer(1), .integer(2), .integer(3)])
  }

  @Test("Objects are records of their class and state", arguments: PickleSamples.objects.indices)
  func objects(index: Int) throws {
    let pickle = try read(PickleSamples.objects[index])
    let items = try #require(pickle.items(pickle.root))
    #expect(items.count == 5)
    #expect(items[0] == items[1])
    let vocab = try #require(pickle.node(items[0]))
    #expect(pickle.callee(vocab) == PickleGlobal("__main__", "Vocab"))
    let stoi = pickle.value("stoi", in: vocab.state)
    #expect(pickle.value("é", in: stoi) == .integer(1))
    #expect(pickle.value("n", in: vocab.state) == .float(2.5))
    #expect(pickle.value("a", in: items[2]) == .integer(1))
    #expect(pickle.value("a", in: items[3]) == .integer(2))
    #expect(pickle.value("q", in: items[4]) == .integer(3))
  }

  @Test("NumPy's numbers and arrays are values", arguments: PickleSamples.arrays.indices)
  func arrays(index: Int) throws {
    let pickle = try read(PickleSamples.arrays[index])
    let items = try #require(pickle.items(pickle.root))
    #expect(pickle.integer(items[0]) == 1 << 40 + 1)
    #expect(pickle.scalar(items[1]) == 1.5)
    #expect(
      pickle.numPyArray(items[2]) == NumPyArray(shape: [2, 3], floats: [0, 1, 2, 3, 4, 5]))
    #expect(pickle.numPyArray(items[3]) == NumPyArray(shape: [2, 2], floats: [0, 1, 2, 3]))
    #expect(pickle.numPyArray(items[4]) == NumPyArray(strings: ["ab", "c"]))
  }

  @Test("Sets, bytes and cycles are kept")
  func rest() throws {
    let sets = try read(PickleSamples.sets)
    let items = try #require(sets.items(sets.root))
    #expect(sets.items(items[0]) == [.integer(5)])
    #expect(sets.items(items[1]) == [.integer(6)])
    guard case .bytes(let range) = items[2] else { throw FileError("x", "no bytes") }
    #expect(Array(sets.bytes[range]) == Array("xyz".utf8))
    let array = try read(PickleSamples.byteArray)
    #expect(array.items(array.root)?.count == 1)
    let cycle = try read(PickleSamples.cycle)
    #expect(cycle.items(cycle.root) == [.integer(1), cycle.root])
  }

  @Test("A pickle that would run a command is a record of it, and nothing runs")
  func hostile() throws {
    let pickle = try read(Array("cposix\nsystem\n(S'touch /tmp/lstm-tui-owned'\ntR.".utf8))
    let node = try #require(pickle.node(pickle.root))
    #expect(pickle.callee(node) == PickleGlobal("posix", "system"))
    #expect(node.items == [.text("touch /tmp/lstm-tui-owned")])
    #expect(access("/tmp/lstm-tui-owned", F_OK) != 0)
  }

  @Test("Lists a million deep neither overflow nor hang")
  func depth() throws {
    let count = 500_000
    let nested = [UInt8](repeating: 0x5D, count: count) + [UInt8](repeating: 0x61, count: count - 1)
    #expect(try read(nested + [0x2E]).nodes.count == count)
    // Python memoizes each.
    let tuples = [0x4E] + [[UInt8]](repeating: [0x85, 0x94], count: count).joined() + [0x2E]
    #expect(try read(tuples).nodes.count == count)
    #expect(throws: FileError.self) {
      try read([UInt8](repeating: 0x5D, count: PickleMachine.mostNodes + 1) + [0x2E])
    }
  }

  @Test("What takes much more memory than bytes is refused; empty tuples are one")
  func proportion() throws {
    let tuples = [0x28] + [UInt8](repeating: 0x29, count: 5000) + [0x6C, 0x2E]
    #expect(try read(tuples).nodes.count == 2)
    for instruction in [0x5D, 0x94] as [UInt8] {
      let bytes = [0x4E] + [UInt8](repeating: instruction, count: 5000) + [0x2E]
      let error = #expect(throws: FileError.self) { try read(bytes) }
      // The same value may be memoized as often as one likes only at its own price.
      #expect(error?.description.contains("are more than 5002 bytes can be") == true)
    }
  }

  @Test(
    "What cannot be followed is named with its place",
    arguments: [
      ("", "ends without its last instruction"), ("N", "ends without its last instruction"),
      (".", "before byte 1: stop finds no value"), ("(a.", "append finds no value"),
      ("]NNe.", "appends finds no mark"), ("NNa.", "append finds nothing that holds values"),
      ("}Na.", "append finds something else than it fills"),
      ("}(Nu.", "setItems finds a key without a value"), ("h\u{1}.", "nothing was memoized as 1"),
      ("NNR.", "reduce finds no arguments"), ("NNb.", "build finds no object"),
      ("NN\u{93}.", "0xc2"), ("Ix\n.", "“x” is no number"), ("U\u{9}.", "a value of 9 bytes"),
      ("(I1\nicollections\nX\n.", "“INST” at byte 4, which is not followed"), ("X", "within an"),
      ("Sx\n.", "not in quotes"), ("p-1\n.", "“-1” is no index"), ("cx", "ends within a line"),
    ])
  func refusals(text: String, expected: String) {
    let error = #expect(throws: FileError.self) { try read(Array(text.utf8)) }
    #expect(error?.description.contains(expected) == true, "\(error?.description ?? "")")
  }

  @Test("Damaged pickles are read or refused")
  func mutations() {
    let samples =
      PickleSamples.everything + PickleSamples.objects + PickleSamples.arrays
      + [PickleSamples.sets, PickleSamples.byteArray, PickleSamples.cycle]
    Mutations.check(samples, count: 6000, seed: 3) { bytes throws(FileError) in
      let pickle = try Pickle(bytes: bytes[...], path: "x")
      var count = 0
      for index in pickle.nodes.indices {
        let value = PickleValue.node(index)
        count += 1 + (pickle.items(value)?.count ?? 0) + (pickle.entries(value)?.count ?? 0)
        count += pickle.numPyArray(value)?.shape.reduce(1, *) ?? 0
        _ = pickle.integer(value)
      }
      return count
    }
  }
}

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif
