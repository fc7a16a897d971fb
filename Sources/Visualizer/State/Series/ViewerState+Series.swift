import CellGrid
import Language
import MemoryAnalysis
import ModelFiles
import RecurrentNets

extension ViewerState {
  /// Opens a series of numbers in a model that reads vectors.
  ///
  /// - Parameters:
  ///   - model: The model that reads.
  ///   - series: The numbers, at least one step, with as many features as the model reads.
  ///   - source: Where they come from, for the title.
  ///   - truncation: What to say in the title if there was more.
  ///   - size: The size of the screen.
  ///   - hasHalfBlocks: Whether a cell can show two colours, one above the other.
  ///   - view: The view to open.
  public init(
    model: TokenModel, series: InputSeries, source: String, truncation: String? = nil,
    size: GridSize, hasHalfBlocks: Bool = true, view: ViewName = .memory
  ) {
    precondition(series.values.rows > 0, "a viewer has something to read")
    precondition(
      model.network.readsVectors && series.features.count == model.network.inputSize,
      "a series has the features that the model reads")
    self.init(
      model: model, source: source, truncation: truncation, size: size,
      hasHalfBlocks: hasHalfBlocks, view: view
    ) { Reading(PlottedSeries(series), by: $0) }
  }

  /// Puts another series beside this one, for view 8: step by step, as both begin at 0.
  ///
  /// - Parameters:
  ///   - series: The other numbers, at least one step, with as many features.
  ///   - source: Where they come from, for the title.
  ///   - truncation: What to say in the title if there was more.
  public mutating func compare(
    with series: InputSeries, source: String, truncation: String? = nil
  ) {
    precondition(series.values.rows > 0, "a comparison needs two series")
    compared = ComparedText(
      Reading(PlottedSeries(series), by: recorder), source: source, truncation: truncation,
      beside: reading)
  }

  /// The numbers that are read; `nil` for words.
  var series: PlottedSeries? { reading.series }

  /// Whether what the network predicts are numbers, and not words or classes.
  var predictsValues: Bool { model.network.output.meaning == .values }

  /// Whether there is nothing that predicts.
  var hasNoHead: Bool { model.network.output.count == 0 }

  /// Goes to a step by the number that stands over its column.
  ///
  /// - Returns: Why it cannot be done, or `nil`.
  mutating func goToStep(_ number: Int) -> String? {
    let first = series == nil ? 1 : 0
    guard (first..<first + reading.count).contains(number) else {
      return series == nil
        ? "the text has words 1 to \(reading.count)"
        : "the series has steps t=0 to t=\(reading.count - 1)"
    }
    position = number - first + 1
    return nil
  }
}

extension ViewerState {
  /// What is read at a position: a word, a character, or a step of a series.
  var noun: String {
    guard series == nil else { return "step" }
    return model.tokenizer.readsCharacters ? "character" : "word"
  }
}

extension Reading {
  /// What a position is called in a sentence: “She”, or t=12.
  func name(at position: Int) -> String {
    series == nil ? "“\(self[position].text.withVisibleBlank)”" : self[position].text
  }

  /// This text and another side by side: words with as few differences as possible, numbers step
  /// by step.
  func alignment(with other: Reading) -> Alignment {
    guard let series, let otherSeries = other.series else {
      return Alignment(tokens.map(\.id), other.tokens.map(\.id))
    }
    return Alignment(stepsOf: count, and: other.count) { step in
      // A value that is missing in both is no difference.
      zip(series.values.row(step - 1), otherSeries.values.row(step - 1)).allSatisfy {
        $0 == $1 || $0.isNaN && $1.isNaN
      }
    }
  }

  /// What a comparison prints over a column: a word, or the number of a series of one feature.
  func head(at position: Int) -> Token {
    guard let series, series.featureCount == 1 else { return self[position] }
    return Token(text: NumberText.short(series[position, 0]), id: position)
  }

  /// The ends of the plots of the outputs; where one output tells of the one feature that comes
  /// next, those of the feature too.
  ///
  /// At most some hundred steps are looked at, evenly spread.
  var outputScale: PlotScale {
    guard baseline.output.meaning == .values else { return PlotScale([]) }
    let positions = baseline.positions
    let step = max(1, positions.count / 256)
    let values = stride(from: positions.lowerBound, to: positions.upperBound, by: step)
      .flatMap { baseline.output(at: $0) }
    let scale = PlotScale(values)
    guard let series, series.featureCount == 1, baseline.output.count == 1 else { return scale }
    return scale.union(series.scales[0])
  }
}
