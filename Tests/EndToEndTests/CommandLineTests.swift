import Foundation
import Testing

#if canImport(FoundationXML)
import FoundationXML
#endif

/// If one of these fails, a script or a mistake gets something else than it should.
@Suite struct CommandLineTests {
  @Test("Without a terminal one plain frame is printed")
  func printedFrame() throws {
    let result = try Program.run(["--text", Program.sentence, "--size", "80x24"])
    #expect(result.status == 0 && result.errors.isEmpty)
    #expect(result.output.contains("word 13 of 13"))
    #expect(!result.output.contains("\u{1B}"))
    #expect(result.output.split(separator: "\n", omittingEmptySubsequences: false).count == 25)
    let at = try Program.run(["--text", Program.sentence, "--print", "--at", "10", "--play", "h"])
    #expect(at.output.contains("word 9 of 13"))
  }

  @Test("predict prints words and probabilities, separated by tabs")
  func predict() throws {
    let result = try Program.run(["predict", "--text", "She is busy today ... I", "--top", "3"])
    #expect(result.status == 0)
    let lines = result.output.split(separator: "\n").map { $0.split(separator: "\t") }
    #expect(lines.count == 3 && lines.allSatisfy { $0.count == 2 })
    let probabilities = lines.compactMap { Double($0[1]) }
    #expect(probabilities == probabilities.sorted(by: >) && probabilities.count == 3)
  }

  @Test("A built-in model opens with its example and the unit that shows it")
  func example() throws {
    let result = try Program.run(["--model", "counter", "--print", "--size", "120x40"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("counter.txt") && result.output.contains("▸ unit 5"))
    let models = try Program.run(["models"]).output.split(separator: "\n")
    let fields = models.map { $0.split(separator: "\t") }
    #expect(fields.first?.first == "english" && fields.allSatisfy { $0.count == 5 })
  }

  @Test(
    "What a view computes beside the screen is in its first and only frame: bars, not a promise")
  func computedFrame() throws {
    let result = try Program.run(
      ["--text", Program.sentence, "--print", "--at", "10", "--view", "gradients"])
    #expect(result.status == 0 && result.output.contains("direct path ∏f"), "\(result.errors)")
    for network in ["LSTM english", "RNN english-rnn", "GRU english-gru"] {
      #expect(result.output.contains(network))
    }
    #expect(result.output.contains("██") && !result.output.contains("not computed"))
  }

  @Test("What is counted of a character model is called characters, of the others words")
  func nouns() throws {
    let brackets = try Program.run(["info", "brackets"]).output
    #expect(brackets.contains(" characters") && !brackets.contains(" words"), "\(brackets)")
    let models = try Program.run(["models"]).output.split(separator: "\n")
    #expect(models.contains { $0.hasPrefix("brackets\t") && $0.contains(" characters") })
    #expect(models.contains { $0.hasPrefix("english\t") && $0.contains(" words") })
  }

  @Test("A picture is written as SVG")
  func svg() throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("\(UUID().uuidString).svg")
    defer { try? FileManager.default.removeItem(at: file) }
    let result = try Program.run(["--text", Program.sentence, "--svg", file.path])
    #expect(result.status == 0)
    let parser = XMLParser(data: try Data(contentsOf: file))
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
  }

  /// What is typed, what must be said, and the exit code.
  static let mistakes: [([String], String, Int32)] = [
    (["/no/such/file"], "/no/such/file: cannot be opened: No such file or directory", 1),
    (["/tmp"], "/tmp: is a directory; expected a file", 1),
    (["/dev/null"], "holds no words; expected at least one", 1),
    (["--model", "nope"], "nope: is no file and no built-in model; built in are english", 1),
    (["--model", "/etc/hostname"], "is no model; expected PyTorch", 1),
    (["--at", "99"], "--at: expected a word from 1 to 13; found 99", 64),
    (["--unit", "99"], "--unit: expected a unit from 0 to 23; found 99", 64),
    (["--view", "10"], "0 (gradients); found “10”", 64),
    (["--size", "0x9"], "found “0x9”", 64),
    (["--play", "Rigth"], "unknown key 'Rigth'", 64),
    (["--color", "7"], "--color", 64),
    (["--bogus"], "Unknown option '--bogus'", 64),
    (["a", "--text", "b"], "both a file (a) and --text are given", 64),
    (
      ["trace", "--output", "t.doc"],
      "ending in .npz, .safetensors, .json or .csv; found “t.doc”", 64
    ),
    (["trace", "--output", "/nowhere/t.npz"], "/nowhere/t.npz: cannot be written", 1),
    (["predict", "--top", "0"], "--top: expected at least 1; found 0", 64),
    (["events", "--model", "english-rnn"], "english-rnn: a plain RNN has no cell state", 1),
    (["events", "--layer", "2"], "--layer: expected a layer from 1 to 1; found 2", 64),
    (["events", "--unit", "24"], "--unit: expected a unit from 0 to 23; found 24", 64),
    (["--compare", "a", "--compare-text", "b"], "both --compare a and --compare-text are", 64),
    (["--compare", "/no/such/file"], "/no/such/file: cannot be opened", 1),
    (["--compare-text", " "], "--compare-text: holds no words; expected at least one", 1),
    (["-", "--compare", "-"], "--compare: standard input is read as the text already", 64),
    (["info", "nope"], "nope: is no file and no built-in model", 1),
    (["info", ""], "“”: is an empty name; expected a file's", 1),
    ([""], "“”: is an empty name; expected a file's", 1),
    (["info", "/dev/zero"], "/dev/zero: is a device without an end", 1),
    (["--vocab", "/dev/zero", "--model", "examples/sine.pt"], "/dev/zero: is a device", 1),
    (["--input", "/dev/zero", "--model", "examples/sine.pt"], "/dev/zero: is a device", 1),
    (["examples/sine.pt"], "is a PyTorch model, not a text; open it with --model", 1),
    (["predict", "examples/teddy.keras"], "is a Keras model, not a text; open it with", 1),
    (["--compare", "examples/sine.pt"], "is a PyTorch model, not a text; open it with", 1),
    (["rank", "--by", "share", "--at", "14"], "--at: expected a word from 1 to 13; found 14", 64),
    (["gradients", "--at", "14"], "--at: expected a word from 1 to 13; found 14", 64),
    (["ablate", "--from", "0"], "--from: expected a word from 1 to 13; found 0", 64),
  ]

  /// The examples, which the mistakes name from the package's folder.
  private static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test("A mistake is explained in a line, with the right exit code", arguments: 0..<35)
  func mistakes(index: Int) throws {
    let (typed, expected, status) = Self.mistakes[index]
    let arguments = typed.map {
      $0.hasPrefix("examples/") ? Self.package.appendingPathComponent($0).path : $0
    }
    let result = try Program.run(arguments)
    #expect(result.status == status, "\(arguments): \(result.errors)")
    let line = try #require(result.errors.split(separator: "\n").first)
    #expect(line.contains(expected), "\(arguments): \(line)")
    #expect(result.output.isEmpty)
    // What only a model shows to be wrong is no matter of usage.
    if status == 1 || line.contains(#/expected a (word|unit|layer) from/#) {
      #expect(result.errors.split(separator: "\n").count == 1)
    }
  }

  @Test("Arguments that are quoted in a mistake reach no terminal as they are")
  func quotedControls() throws {
    for argument in ["--bo\u{1B}[31mgus", "--bo\ngus\u{202E}"] {
      let result = try Program.run([argument])
      #expect(result.status == 64)
      #expect(
        result.errors.hasPrefix("Error: Unknown option '--bo␛[31mgus'")
          || result.errors.hasPrefix("Error: Unknown option '--bo␊gus�'"), "\(result.errors)")
    }
    let late = try Program.run(["--layer", "9", "events", "--model", "a\u{1B}[2Jb"])
    #expect(late.status != 0 && !late.errors.contains("\u{1B}"))
  }

  @Test("What cannot be printed is an error, the version too", arguments: ["--version", "--help"])
  func fullDisk(option: String) throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let result = try ChildProcess.run(
      ["sh", "-c", "'\(Program.path)' \(option) > /dev/full"],
      environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"])
    #expect(result.status == 1)
    #expect(result.errors.hasPrefix("Error: standard output: cannot be written"))
    let plain = try Program.run([option])
    #expect(plain.status == 0 && plain.errors.isEmpty && plain.output.count > 4)
  }

  @Test("50 MB of anything are read as far as they are shown")
  func hugeFile() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }
    var bytes = Data(capacity: 50 << 20)
    var state: UInt64 = 1
    while bytes.count < 1 << 20 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      withUnsafeBytes(of: state) { bytes.append(contentsOf: $0) }
    }
    // The rest is one word, the longest anybody will ever try.
    bytes.append(Data(repeating: UInt8(ascii: "x"), count: (50 << 20) - bytes.count))
    try bytes.write(to: file)
    let result = try Program.run([file.path, "--size", "80x24"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.output.range(of: #"word ([0-9,]{7,}) of \1\b"#, options: .regularExpression) != nil)
    #expect(!result.output.unicodeScalars.contains { $0.value < 32 && $0 != "\n" })
  }

  @Test("Completions can be made for every shell", arguments: ["bash", "zsh", "fish"])
  func completions(shell: String) throws {
    let result = try Program.run(["--generate-completion-script", shell])
    #expect(result.status == 0)
    #expect(result.output.contains("background"))
  }
}
