import Foundation
import Testing

/// If one of these fails, a text, labels or a series of one's own cannot be learnt, or hours of it are lost.
@Suite struct TrainingKindsTests {
  /// A folder that is gone after the test.
  private struct Folder {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent(UUID().uuidString).path

    init() throws {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    func write(_ text: String, _ name: String) throws -> String {
      try text.write(toFile: path + "/" + name, atomically: true, encoding: .utf8)
      return path + "/" + name
    }

    var model: String { path + "/model.safetensors" }

    var names: [String] {
      get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }
  }

  private static let text = String(repeating: "the cat sat on the mat . a dog ran . ", count: 40)

  private static let small = ["--hidden", "6", "--embedding", "4", "--epochs", "3", "--batch", "4"]

  @Test(
    "Each kind of file is learnt, and the model opens in the viewer",
    arguments: [
      ("words.txt", "words.txt", ["--cell", "gru", "--layers", "2", "--dropout", "0.1"]),
      ("words.txt", "letters.txt", ["--level", "char", "--optimizer", "sgd", "--bptt", "20"]),
      ("texts.tsv", "texts.tsv", ["--cell", "rnn", "--bidirectional"]),
      ("tags.tsv", "tags.tsv", ["--bidirectional", "--peepholes", "--coupled"]),
      ("load.csv", "load.csv", ["--schedule", "cosine", "--patience", "9"]),
    ])
  func kinds(content: String, name: String, options: [String]) throws {
    let folder = try Folder()
    defer { folder.remove() }
    let contents = [
      "words.txt": Self.text,
      "texts.tsv": (0..<40).map { $0 % 2 == 0 ? "a good one\tyes\n" : "a bad one\tno\n" }.joined(),
      "tags.tsv": (0..<40).map { $0 % 2 == 0 ? "Ann ran\tN V\n" : "dogs ran home\tN V X\n" }
        .joined(),
      "load.csv": "load,heat\n" + (0..<200).map { "\($0 % 7),\(100 + $0 % 5)\n" }.joined(),
    ]
    let file = try folder.write(try #require(contents[content]), name)
    let result = try Program.run(["train", file, "-o", folder.model] + Self.small + options)
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
    #expect(result.output.contains("100 % epoch 3/3 loss "))
    #expect(result.output.contains("wrote \(folder.model): "))
    // The checkpoint is gone, and nothing else was left.
    #expect(try folder.names == ["model.safetensors", name].sorted())
    let input = content == "load.csv" ? ["--input", file] : ["--text", "a good cat ran"]
    let frame = try Program.run(["--model", folder.model, "--print", "--size", "80x24"] + input)
    #expect(frame.status == 0, "\(frame.errors)")
    let info = try Program.run(["info", folder.model])
    #expect(info.status == 0 && info.output.contains("from \(name) ("), "\(info.output)")
  }

  @Test("Stopped by SIGTERM and resumed, it gives the file that a whole training gives, to the bit")
  func resumed() throws {
    let folder = try Folder()
    defer { folder.remove() }
    let file = try folder.write(Self.text, "words.txt")
    let options =
      ["train", file, "--hidden", "6", "--embedding", "4", "--batch", "4", "--bptt", "10"]
      + ["--schedule", "constant", "--dropout", "0.2", "--layers", "2"]
    let stopped = try ChildProcess.run(
      ["timeout", "--signal=TERM", "--preserve-status", "4", Program.path] + options
        + ["--output", folder.model, "--epochs", "100000", "--checkpoint-every", "0.2"],
      environment: ["LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"])
    #expect(stopped.status == 130, "\(stopped.errors)\(stopped.output)")
    #expect(stopped.output.contains("--resume goes on"))
    #expect(
      try folder.names == ["model.safetensors", "model.safetensors.checkpoint", "words.txt"])
    let line = try #require(stopped.output.firstMatch(of: /interrupted after (\d+) updates/))
    // 400 words, 360 of them learnt from in 4 places: 9 windows of 10 steps an epoch.
    let updates = try #require(Int(line.1))
    let epochs = ["--epochs", "\(updates / 9 + 2)"]
    let fewer = try Program.run(options + ["--epochs", "1", "-o", folder.model, "--resume"])
    #expect(
      fewer.status == 1 && fewer.errors.contains("expected --epochs of as many or more, found 1"))
    let other = try Program.run(
      options + epochs + ["-o", folder.model, "--resume", "--cell", "rnn"])
    #expect(other.status == 1 && other.errors.contains("expected --cell rnn, found lstm"))
    // Another training into the same file leaves this one's checkpoint where it is.
    let another = try Program.run(
      options + ["--epochs", "1", "--seed", "9", "-o", folder.model])
    #expect(another.status == 0 && another.errors.contains("of another training"))
    let rest = try Program.run(
      options + epochs + ["-o", folder.model, "--resume", "--threads", "1"])
    #expect(rest.status == 0 && rest.output.contains("going on after \(updates) of "))
    let model = try Data(contentsOf: URL(fileURLWithPath: folder.model))
    #expect(try folder.names == ["model.safetensors", "words.txt"])
    let whole = try Program.run(options + epochs + ["-o", folder.model])
    #expect(whole.status == 0, "\(whole.errors)")
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.model)) == model)
    let nothing = try Program.run(options + epochs + ["-o", folder.model, "--resume"])
    #expect(nothing.status == 1 && nothing.errors.contains("checkpoint: cannot be opened"))
  }

  @Test("What cannot be learnt is refused in one line before anything is written")
  func mistakes() throws {
    let folder = try Folder()
    defer { folder.remove() }
    let empty = try folder.write("", "empty.txt")
    let one = try folder.write("hello", "one.txt")
    let text = try folder.write(Self.text, "words.txt")
    let short = try folder.write("S -> yes | no", "short.grammar")
    let missing = try folder.write("a\tx\nb\n", "missing.tsv")
    let cases: [([String], String, Int32)] = [
      ([empty], "empty.txt: holds no words; expected a text to learn from", 1),
      ([one], "one.txt: has only one different word", 1),
      ([missing], "missing.tsv: line 2: expected a text, a tab and a label", 1),
      (["/no/such"], "/no/such: cannot be opened", 1),
      (
        [text, "--learning-rate", "1e30", "--epochs", "3"],
        "not written: the training went astray at update ", 1
      ),
      ([text, "--bidirectional"], "--bidirectional: expected labels to learn", 64),
      ([text, "--hold-out", "x.tsv"], "--hold-out: expected with grammar; found text", 64),
      (
        [text, "--level", "char", "--labels", "word"], "--labels: expected with labels; found text",
        64
      ),
      ([short], "short.grammar: has texts of one word only", 1),
      (
        [text, "-o", folder.path + "/./words.txt"], "words.txt: is what is read; expected another",
        1
      ),
      ([text, "-o", "x.onnx"], "--output: expected a name for safetensors", 64),
      ([text, "--cell", "x"], "'--cell <cell>'", 64),
      ([text, "--vocabulary", "0"], "--vocabulary: expected 1 to 200000; found 0", 64),
      ([], "expected one file to learn from", 64),
    ]
    for (arguments, expected, status) in cases {
      let result = try Program.run(["train", "-o", folder.model] + arguments)
      #expect(result.status == status, "\(arguments): \(result.errors)")
      #expect(result.errors.contains(expected), "\(arguments): \(result.errors)")
      if status == 1 { #expect(result.errors.split(separator: "\n").count == 1) }
    }
    #expect(try !folder.names.contains("model.safetensors"))
    for arguments in [
      ["-o", folder.model, "--svg", text], ["-o", folder.model, "--svg", folder.model],
    ] {
      let result = try Program.run(["train", text, "--watch", "a"] + arguments)
      #expect(result.status == 1 && result.errors.contains("expected another"), "\(result.errors)")
    }
    #expect(try String(contentsOfFile: text, encoding: .utf8) == Self.text)
  }

  @Test("Who reads its lines may go away, as head does, and the model is written all the same")
  func closedPipe() throws {
    let folder = try Folder()
    defer { folder.remove() }
    let file = try folder.write(Self.text, "words.txt")
    let result = try ChildProcess.run(
      [
        "sh", "-c", "{ \"$@\"; echo $? > \"$0\"; } | head -1", folder.path + "/status",
        Program.path,
        "train", file, "-o", folder.model, "--hidden", "6", "--epochs", "30",
      ], environment: ["LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"])
    #expect(result.output.split(separator: "\n").count == 1)
    #expect(try String(contentsOfFile: folder.path + "/status", encoding: .utf8) == "0\n")
    #expect(try folder.names.contains("model.safetensors"))
  }
}
