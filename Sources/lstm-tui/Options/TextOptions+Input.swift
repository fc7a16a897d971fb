import ArgumentParser
import Language
import ModelFiles
import RecurrentNets

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
}

extension TextOptions {
  /// Reads the text, or the numbers of `--input`, whichever the model reads.
  ///
  /// - Throws: If the model reads the other, or the file is not what it reads.
  func input(for model: TokenModel) throws -> ModelInput {
    if let input { return try Self.series(ofFile: input, for: model) }
    let words = try words(for: model)
    return ModelInput(
      content: .words(words.tokens), source: words.source, truncation: words.truncation)
  }

  /// Reads a file as a model does: a text, or numbers.
  static func input(ofFile file: String, for model: TokenModel) throws -> ModelInput {
    guard !model.network.readsVectors else { return try series(ofFile: file, for: model) }
    let words = try words(ofFile: file, for: model)
    return ModelInput(
      content: .words(words.tokens), source: words.source, truncation: words.truncation)
  }

  /// Reads a file of numbers for a model that reads vectors.
  private static func series(ofFile file: String, for model: TokenModel) throws -> ModelInput {
    guard model.network.readsVectors else {
      throw FileError(
        model.name, "reads words, not numbers; give it a text in the place of --input \(file)")
    }
    var series = try SeriesFile.load(file)
    try series.check(inputSize: model.network.inputSize, of: model.name)
    let name = file == "-" ? "standard input" : file.split(separator: "/").last.map(String.init)
    var truncation: String?
    if series.values.rows > wordLimit {
      series.values = Matrix(
        rows: wordLimit, columns: series.values.columns,
        elements: Array(series.values.elements[..<(wordLimit * series.values.columns)]))
      truncation = "only its first \(wordLimit) steps"
    }
    return ModelInput(content: .series(series), source: name ?? file, truncation: truncation)
  }

  /// Refuses a text for a model that reads numbers.
  func checkReadsWords(_ model: TokenModel) throws {
    guard model.network.readsVectors else { return }
    let size = model.network.inputSize
    throw FileError(
      model.name,
      "reads vectors of \(size) number\(size == 1 ? "" : "s"); name a file of them with --input")
  }
}
