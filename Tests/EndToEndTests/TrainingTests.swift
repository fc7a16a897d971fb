import Foundation
import Testing

/// If one of these fails, somebody's own language cannot be trained, or an evening's training is lost.
@Suite struct TrainingTests {
  private static let grammar = """
    feature number = sg pl
    Text -> the Noun[a] near the Noun[b] Verb[a] .
    Noun[sg] -> cat | dog
    Noun[pl] -> cats | dogs
    Verb[sg] -> is
    Verb[pl] -> are
    """

  /// A folder with a grammar and questions about it, and the paths in it.
  private struct Folder {
    let path: String
    var grammar: String { path + "/tiny.grammar" }
    var questions: String { path + "/questions.grammar" }
    var suite: String { path + "/suite.tsv" }
    var model: String { path + "/tiny.safetensors" }

    init() throws {
      path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      try TrainingTests.grammar.write(toFile: grammar, atomically: true, encoding: .utf8)
      try "include \"tiny.grammar\"\nNear -> the Noun[a] near the Noun[b] => Verb[a] / Verb[b]\n"
        .write(toFile: questions, atomically: true, encoding: .utf8)
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }
  }

  @Test("Labelled texts and texts of characters are drawn from a grammar, and learnt from")
  func labelsAndCharacters() throws {
    let folder = try Folder()
    defer { folder.remove() }
    let labelled = try Program.run(
      ["sample", "--labels", "--grammar", folder.questions, "--count", "60"])
    let lines = labelled.output.split(separator: "\n")
    #expect(lines.count == 8)
    #expect(lines.contains("the cat near the dogs\tis"))
    #expect(lines.contains("the dogs near the cat\tare"))
    let joined = try Program.run(
      ["sample", "--level", "char", "--grammar", folder.grammar, "--count", "1"])
    #expect(joined.output.hasPrefix("the") && !joined.output.contains(" "))
    let training = try Program.run([
      "train", folder.grammar, "--level", "char", "--unknown-every", "0", "--output", folder.model,
      "--texts", "40", "--epochs", "1", "--hidden", "4", "--embedding", "4",
    ])
    #expect(training.status == 0 && training.output.contains(" characters, vocabulary of"))
    let info = try Program.run(["info", folder.model]).output
    #expect(info.contains("texts are cut by char"))
    let both = try Program.run(
      ["sample", "--labels", "--questions", "--grammar", folder.questions])
    #expect(both.status == 64 && both.errors.contains("both --questions and --labels are given"))
  }

  @Test("From a grammar to a model that answers questions about it, in four commands")
  func wholeWay() throws {
    let folder = try Folder()
    defer { folder.remove() }
    let texts = try Program.run(["sample", "--grammar", folder.grammar, "--count", "3"])
    #expect(texts.status == 0 && texts.output.split(separator: "\n").count == 3)
    let questions = try Program.run(
      ["sample", "--questions", "--grammar", folder.questions, "--count", "50"])
    #expect(
      questions.status == 0 && questions.output.hasPrefix("condition\tprefix\tright\twrong\n"))
    try questions.output.write(toFile: folder.suite, atomically: true, encoding: .utf8)

    let training = try Program.run([
      "train", "--grammar", folder.grammar, "--output", folder.model, "--texts", "1500",
      "--epochs", "6", "--batch", "8", "--hidden", "8", "--embedding", "8",
    ])
    #expect(training.status == 0, "\(training.errors)")
    #expect(training.output.contains("100 % epoch 6/6 loss "))
    #expect(training.output.contains("wrote \(folder.model): "))
    #expect(!training.output.contains("\u{1B}") && !training.output.contains("\r"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 4)

    let table = try Program.run([
      "evaluate", "--suite", folder.suite, "--model", folder.model, "--grammar", folder.grammar,
      "--texts", "1500",
    ])
    let lines = table.output.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(table.status == 0 && lines.count == 2, "\(table.output)\(table.errors)")
    #expect(lines.first?.map(String.init) == ["condition", "rows", "tiny.safetensors", "4-gram"])
    let row = try #require(lines.last)
    #expect(row.first == "near" && row[2] == "100.0")
    #expect(try #require(Double(row[4])) < 100)

    let info = try Program.run(["info", folder.model])
    #expect(info.output.contains("8 units") && info.output.contains("from tiny.grammar"))
    let json = try Program.run(
      ["evaluate", "--suite", folder.suite, "--model", folder.model, "--json"])
    let report = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect((report?["models"] as? [Any])?.count == 1)
  }

  @Test(
    "Ctrl-C keeps the best network so far, says so, and the model can be used",
    .enabled(if: TmuxSession.isAvailable, "tmux is not installed"))
  func interrupted() throws {
    let folder = try Folder()
    defer { folder.remove() }
    let session = try TmuxSession(
      [
        Program.path, "train", "--grammar", folder.grammar, "--output", folder.model, "--texts",
        "300", "--epochs", "100000", "--hidden", "6",
      ], columns: 80, rows: 24)
    try session.wait(until: "the third epoch or a later one") { screen in
      screen.contains(/epoch ([3-9]|\d\d+)\/100000/)
    }
    #expect(!FileManager.default.fileExists(atPath: folder.model))
    try session.press("C-c")
    let screen = try session.wait(for: "wrote")
    #expect(screen.contains("the best network so far is kept"))
    #expect(screen.contains("stopping: what is held out is read once more"))
    #expect(try session.waitForEnding() == .exited(130))
    let info = try Program.run(["info", folder.model])
    #expect(info.status == 0 && info.output.contains("6 units"), "\(info.errors)")
  }

  @Test("A training that nobody could save is not begun, and an old model is kept")
  func unwritable() throws {
    let folder = try Folder()
    defer { folder.remove() }
    let nowhere = try Program.run(
      ["train", "--grammar", folder.grammar, "--output", "/nowhere/x.safetensors"])
    #expect(nowhere.status == 1 && nowhere.output.isEmpty)
    #expect(nowhere.errors.contains("/nowhere/x.safetensors: cannot be written"))
    try "old".write(toFile: folder.model, atomically: true, encoding: .utf8)
    let astray = try Program.run([
      "train", "--grammar", folder.grammar, "--output", folder.model, "--texts", "300",
      "--epochs", "1", "--learning-rate", "1e30",
    ])
    #expect(astray.status == 1)
    #expect(astray.errors.contains("not written: the training went astray"), "\(astray.errors)")
    #expect(try String(contentsOfFile: folder.model, encoding: .utf8) == "old")
  }

  @Test(
    "A disk that fills up while it trains costs the checkpoint, not the training or the old model")
  func full() throws {
    let folder = try Folder()
    defer { folder.remove() }
    try "old".write(toFile: folder.model, atomically: true, encoding: .utf8)
    // No file may be longer than a block or two, as if the disk had no room for the rest.
    let limited = try ChildProcess.run(
      [
        "/bin/sh", "-c", "trap '' XFSZ; ulimit -f 4; exec \"$0\" train \"$@\"", Program.path,
        folder.grammar, "--output", folder.model, "--texts", "300", "--epochs", "40", "--hidden",
        "30", "--checkpoint-every", "0.01",
      ], environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": folder.path],
      input: "/dev/null")
    #expect(limited.status == 1)
    #expect(limited.output.contains("100 % epoch 40/40"))
    #expect(limited.errors.contains("the training goes on without a checkpoint"))
    #expect(limited.errors.contains("\(folder.model): cannot be written"), "\(limited.errors)")
    #expect(try String(contentsOfFile: folder.model, encoding: .utf8) == "old")
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(Set(left) == ["tiny.grammar", "questions.grammar", "tiny.safetensors"])
  }

  @Test("Without a terminal a training that is watched leaves a picture of how it went")
  func picture() throws {
    let folder = try Folder()
    defer { folder.remove() }
    let svg = folder.path + "/learning.svg"
    let made = try Program.run([
      "train", "--watch", "the cat near the dogs is", folder.grammar, "--texts", "300", "--epochs",
      "8", "--hidden", "6", "--svg", svg, "--size", "100x30",
    ])
    #expect(made.status == 0 && made.output.contains("nothing was written"), "\(made.errors)")
    let picture = try String(contentsOfFile: svg, encoding: .utf8)
    #expect(picture.hasPrefix("<svg"))
    let said = picture.replacing(/<[^>]*>/, with: "").replacing("\n", with: " ")
    #expect(said.contains("epoch 8 of 8, 100 %") && said.contains("cell C"), "\(said)")
    #expect(said.contains("trained") && said.contains("held out"))
    let nowhere = try Program.run(
      ["train", "--watch", "the cat is", folder.grammar, "--svg", "/nowhere/a.svg"])
    #expect(nowhere.status == 1 && nowhere.errors.contains("/nowhere/a.svg: cannot be written"))
  }

  @Test("Mistakes in grammars and suites are named by file and line")
  func mistakes() throws {
    let folder = try Folder()
    defer { folder.remove() }
    let broken = folder.path + "/broken.grammar"
    try "S -> a\nT -> Nuon\n".write(toFile: broken, atomically: true, encoding: .utf8)
    let commands: [([String], String, Int32)] = [
      (["sample", "--grammar", broken], "\(broken):2: no rule says what “Nuon” is", 1),
      (
        ["train", "--grammar", broken, "--output", folder.model],
        "\(broken):2: no rule says what “Nuon” is", 1
      ),
      (["sample", "--grammar", "/no/such"], "/no/such: cannot be opened", 1),
      (
        ["sample", "--grammar", folder.grammar, "--start", "Nuon"],
        "the grammar has no symbol “Nuon” without brackets", 1
      ),
      (
        ["sample", "--grammar", folder.grammar, "--questions"],
        "expected rules that end in “=> right / wrong”", 64
      ),
      (
        ["sample", "--grammar", folder.grammar, "--count", "0"], "--count: expected at least 1", 64
      ),
      (
        ["evaluate", "--suite", folder.grammar],
        "\(folder.grammar): line 1: expected condition, prefix, right and wrong word", 1
      ),
      (["evaluate", "--suite", "/no/such.tsv"], "/no/such.tsv: cannot be opened", 1),
      (
        ["train", "--grammar", folder.grammar, "--output", folder.model, "--hidden", "0"],
        "--hidden: expected 1 to 4096; found 0", 64
      ),
    ]
    for (arguments, expected, status) in commands {
      let result = try Program.run(arguments)
      #expect(result.status == status, "\(arguments): \(result.errors)")
      #expect(result.errors.contains(expected), "\(arguments): \(result.errors)")
      #expect(result.output.isEmpty)
      if status == 1 { #expect(result.errors.split(separator: "\n").count == 1) }
    }
  }
}
