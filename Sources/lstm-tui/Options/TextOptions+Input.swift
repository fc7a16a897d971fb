import ArgumentParser
import Language
import ModelFiles
import RecurrentNets
import Visualizer

/// What a model is given to read: words, or numbers over time.
struct ModelInput {
  /// The words or the numbers.
  enum Content {
    case words([Token])
    case series(InputSeries)
  }

  /// The words or the numbers, at least one step of them.
  var content: Content
  /// What to call them.
  var source: String
  /// What to say if there was more.
  var truncation: String?

  /// As the network reads it.
  var input: NetworkInput {
    switch content {
    case .words(let tokens): .tokens(tokens.map(\.id))
    case .series(let series): .vectors(series.values)
    }
  }

  /// What stands at each position: the words as written, or "t=0", "t=1", and so on.
  var words: [String] {
    switch content {
    case .words(let tokens): tokens.map(\.text)
    case .series(let series): (0..<series.values.rows).map { "t=\($0)" }
    }
  }

  /// Says on standard error what is left out, if anything is.
  func writeNote() { Self.writeNote(truncation, of: source) }

  /// Says on standard error what is left out of a text or a series, if anything is.
  static func writeNote(_ truncation: String?, of source: String) {
    guard let truncation else { return }
    let isCut = truncation.hasPrefix("only its first")
    let note = "\(source): \(truncation)\(isCut ? " are read" : "")"
    StandardStreams.writeError(note.withVisibleControls + "\n")
  }
}

extension TextOptions {
  /// Reads the text, or the numbers of `--input` or of a built-in model's example.
  ///
  /// - Parameters:
  ///   - model: The model that reads.
  ///   - isNoted: Whether what is left out is said on standard error; the viewer has a title for it.
  /// - Returns: At least one and at most ``wordLimit`` words or steps.
  /// - Throws: If the model reads the other, or the file is not what it reads.
  func input(for model: TokenModel, isNoted: Bool = true) throws -> ModelInput {
    let given: ModelInput
    if let (series, name) = try series(for: model) {
      given = Self.cut(series, named: name)
    } else {
      let words = try words(for: model)
      given = ModelInput(
        content: .words(words.tokens), source: words.source, truncation: words.truncation)
    }
    if isNoted { given.writeNote() }
    return given
  }

  /// Checks that a position is one of those that are read.
  ///
  /// - Parameters:
  ///   - position: The position, from 1.
  ///   - option: The option that gave it.
  ///   - count: `T`, how many words are read.
  /// - Returns: The position.
  /// - Throws: `ValidationError` if there is no such word, or it is beyond what is read.
  static func checked(_ position: Int, _ option: String, of count: Int) throws -> Int {
    guard (1...count).contains(position) else {
      let limit = count == wordLimit ? "; only the first \(NumberText.grouped(count)) are read" : ""
      throw ValidationError(
        "\(option): expected a word from 1 to \(count); found \(position)\(limit)")
    }
    return position
  }

  /// Reads a file as a model does: a text, or numbers.
  static func input(ofFile file: String, for model: TokenModel) throws -> ModelInput {
    guard !model.network.readsVectors else { return try series(ofFile: file, for: model) }
    let words = try words(ofFile: file, for: model)
    return ModelInput(
      content: .words(words.tokens), source: words.source, truncation: words.truncation)
  }

  /// Reads a file of numbers for a model that reads vectors, up to ``wordLimit`` steps of it.
  private static func series(ofFile file: String, for model: TokenModel) throws -> ModelInput {
    let (series, name) = try series(inFile: file, for: model)
    return cut(series, named: name)
  }

  /// At most ``wordLimit`` steps of a series.
  private static func cut(_ series: InputSeries, named name: String) -> ModelInput {
    var series = series
    let rows = series.values.rows
    var truncation: String?
    if rows > wordLimit {
      series = series.prefix(wordLimit)
      truncation =
        "only its first \(NumberText.grouped(wordLimit)) of \(NumberText.grouped(rows)) steps"
    }
    return ModelInput(content: .series(series), source: name, truncation: truncation)
  }

  /// Whether numbers are read: those of `--input`, or those of a built-in model's example.
  func readsSeries(for model: TokenModel) -> Bool {
    guard input == nil else { return true }
    return model.network.readsVectors && file == nil && text == nil
      && ModelCatalog.example(of: model) != nil
  }

  /// Reads the numbers of `--input`, or those that a built-in model opens with if nothing is named.
  ///
  /// - Parameter model: The model that reads.
  /// - Returns: All numbers, and what to call them; `nil` if there is a text to read.
  /// - Throws: If the model reads words, or the file does not hold what it reads.
  func series(for model: TokenModel) throws -> (series: InputSeries, name: String)? {
    if let input { return try Self.series(inFile: input, for: model) }
    guard readsSeries(for: model), let example = ModelCatalog.example(of: model) else {
      return nil
    }
    return (try SeriesFile.series(example.bytes, path: example.name), example.name)
  }

  /// Reads a file of numbers for a model that reads vectors.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - model: The model that reads.
  /// - Returns: All numbers of the file, and what to call it.
  /// - Throws: If the model reads words, or the file does not hold what it reads.
  static func series(
    inFile file: String, for model: TokenModel
  ) throws -> (series: InputSeries, name: String) {
    guard model.network.readsVectors else {
      throw FileError(
        model.name, "reads words, not numbers; give it a text in the place of --input \(file)")
    }
    let series = try SeriesFile.load(file)
    try series.check(inputSize: model.network.inputSize, of: model.name)
    let name = file == "-" ? "standard input" : file.lastPathPart
    return (series, name)
  }

  /// Refuses a text for a model that reads numbers.
  func checkReadsWords(_ model: TokenModel) throws {
    guard model.network.readsVectors else { return }
    let size = model.network.inputSize
    throw FileError(
      model.name,
      size == 1
        ? "reads vectors of 1 number; name a file of them with --input"
        : "reads vectors of \(size) numbers; name a file of them with --input, or with --vocab the "
          + "\(size) words or characters that they stand for one-hot")
  }
}
