import Language
import Testing

@testable import ModelFiles

/// If one of these fails, a pickled vocabulary is misread or refused, or a hostile one is followed.
///
/// The pickles are written in the text form of protocol 0, with objects made as protocol 2 makes them.
@Suite struct PickledVocabularyTests {
  func read(_ pickle: [UInt8], _ path: String = "vocab.pkl") throws -> ImportedVocabulary {
    try VocabularyFile.vocabulary(pickle, path: path)
  }

  /// An object of a class with attributes, each an instruction sequence that pushes a value.
  func object(_ module: String, _ name: String, _ attributes: [(String, [UInt8])]) -> [UInt8] {
    var bytes = Array("c\(module)\n\(name)\n)".utf8) + [0x81] + Array("}(".utf8)
    for (name, value) in attributes { bytes += Array("V\(name)\n".utf8) + value }
    return bytes + Array("ub".utf8)
  }

  let numbered = Array("}(V<unk>\nI0\nVthe\nI1\nVcat\nI2\nu".utf8)
  let listed = Array("(lV<unk>\naVthe\naVcat\na".utf8)

  @Test("Dictionaries, lists and objects with either give the same words")
  func forms() throws {
    let turned = Array("}(I0\nV<unk>\nI1\nVthe\nI2\nVcat\nu".utf8)
    let forms = [
      numbered, listed, turned,
      object("__main__", "Vocab", [("size", [0x4B, 3]), ("stoi", numbered)]),
      object("torchtext.vocab", "Vocab", [("freqs", Array("}".utf8)), ("itos", listed)]),
      object(
        "data", "Corpus", [("dictionary", object("data", "Dictionary", [("word2idx", numbered)]))]),
      Array("}(Vchar_to_idx\n".utf8) + numbered + Array("Vn\nI3\nu".utf8),
    ]
    for form in forms {
      #expect(try read(form + [0x2E]).words == ["<unk>", "the", "cat"])
      #expect(try read([0x80, 2] + form + [0x2E], "vocab.bin").words.count == 3)
    }
  }

  @Test("A pickled Keras Tokenizer keeps its settings")
  func kerasTokenizer() throws {
    let index = Array("}(VThe\nI1\nV,\nI2\nVx\nI3\nu".utf8)
    let pickle = object(
      "keras.src.legacy.preprocessing.text", "Tokenizer",
      [
        ("num_words", Array("I3\n".utf8)), ("filters", Array("V.\n".utf8)),
        ("lower", Array("I00\n".utf8)), ("split", Array("V \n".utf8)),
        ("char_level", Array("I00\n".utf8)), ("oov_token", Array("N".utf8)),
        ("word_counts", object("collections", "OrderedDict", [])), ("word_index", index),
      ])
    let vocabulary = try read(pickle + [0x2E], "tokenizer.pickle")
    #expect(vocabulary.words == ["<pad>", "The", ","])
    #expect(
      vocabulary.tokenizer == .rule(.kerasTokenizer(lower: false, filters: ".")))
    #expect(vocabulary.allowsUnusedRows)
  }

  @Test("What torch.save wrote of a dictionary is read")
  func torchArchive() throws {
    var archive = ZipArchive()
    archive.add("vocab/data.pkl", [0x80, 2] + numbered + [0x2E])
    archive.add("vocab/version", Array("3\n".utf8))
    #expect(try read(archive.encoded(), "vocab.pt").words == ["<unk>", "the", "cat"])
    let error = #expect(throws: FileError.self) { try read(ZipArchive().encoded()) }
    #expect(error?.description.contains("vocab.pkl: ") == true)
  }

  @Test("A pickle that would run a command is a plain error")
  func hostile() {
    let command = Array("cposix\nsystem\n(Vtouch /tmp/x\ntR.".utf8)
    let error = #expect(throws: FileError.self) { try read(command) }
    #expect(
      error?.problem
        == "holds no vocabulary: expected words with their ids, a list of words or a Keras Tokenizer, "
        + "found an object of the class posix.system")
  }

  @Test("Lists of references to lists of references end at a bound")
  func shared() {
    // Each level is a list of 500 references to the one before.
    var bytes = Array("(lVw\nap0\n".utf8)
    for level in 1...5 {
      let previous = Array("g\(level - 1)\n".utf8)
      bytes += Array("(l".utf8)
      for _ in 0..<500 { bytes += previous + Array("a".utf8) }
      bytes += Array("p\(level)\n".utf8)
    }
    let pickle = Array("}(Vvocab\n(".utf8) + bytes + Array("tu.".utf8)
    let error = #expect(throws: FileError.self) { try read(pickle) }
    #expect(error?.problem == "its pickle uses the same values in too many places")
  }

  @Test("A dictionary that holds itself is refused")
  func cycle() {
    #expect(throws: FileError.self) { try read(Array("}p0\nVvocab\ng0\ns.".utf8)) }
  }

  @Test("Changed bytes are read or refused in one line, never a crash")
  func mutations() {
    let files = [
      numbered, object("a", "Vocab", [("stoi", numbered), ("itos", listed)]),
      object("k", "Tokenizer", [("filters", Array("V.\n".utf8)), ("word_index", numbered)]),
    ]
    Mutations.check(files.map { [0x80, 2] + $0 + [0x2E] }, count: 3000, seed: 6) {
      bytes throws(FileError) in
      do throws(FileError) {
        return try VocabularyFile.vocabulary(bytes, path: "x.pkl").words.count
      } catch {
        throw FileError("x", error.problem)
      }
    }
  }
}
