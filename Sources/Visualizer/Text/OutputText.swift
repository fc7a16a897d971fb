import Language
import MemoryAnalysis
import ModelFiles
import RecurrentNets

/// What a network's outputs are, and what they say, in words.
struct OutputText {
  let model: TokenModel

  private var output: OutputLayer { model.network.output }

  /// What is said where a view or a key has to do with predictions and there are none.
  static let noHead = "this model has no head, so it predicts nothing"

  /// Whether there is anything that is predicted.
  var exists: Bool { output.count > 0 }

  /// Whether the outputs are numbers and not probabilities.
  var areValues: Bool { output.meaning == .values }

  /// What is predicted: "next word", "class", "labels", "output".
  var title: String {
    guard exists else { return "no output" }
    if model.predictsWords { return captionTitle + (readsBothWays ? "" : " " + noun) }
    switch output.meaning {
    case .choices: return "class"
    case .independent: return output.count == 1 ? "probability" : "labels"
    case .values: return output.count == 1 ? "output" : "outputs"
    }
  }

  /// The same at the beginning of a caption: "next".
  private var captionTitle: String {
    guard model.predictsWords else { return title }
    // What has read the words to come foretells none of them; which word it means no file says.
    return readsBothWays ? noun : (readsOnlyBackward ? "previous" : "next")
  }

  private var noun: String { model.tokenizer.readsCharacters ? "character" : "word" }

  /// Whether the words to come are known where a word is predicted.
  private var readsBothWays: Bool {
    model.network.readout == .everyStep && model.network.readsBackward && !readsOnlyBackward
  }

  private var readsOnlyBackward: Bool {
    model.network.layers.allSatisfy { $0.direction == .backward }
  }

  /// Whether what is predicted at one word and at the next is a prediction of the same thing, so
  /// that it may be said to fall.
  var isRunning: Bool {
    (model.predictsWords || model.network.readout != .everyStep) && !model.network.readsBackward
  }

  // MARK: - Of what

  /// What the outputs are about: the whole text, the text up to a word, or a word; in forms from long
  /// to short, empty for the next word.
  ///
  /// - Parameters:
  ///   - trace: A text as read.
  ///   - position: The position that is looked at.
  ///   - name: What stands there: “She”, or t=12.
  /// - Returns: The forms, the longest first.
  func scope(_ trace: Trace, at position: Int, name: String) -> [String] {
    guard exists else { return ["", ""] }
    if trace.predictsOnce {
      return model.predictsWords
        ? ["after the whole text", "after all"] : ["for the whole text", "whole text"]
    }
    guard model.network.readout != .everyStep else {
      guard model.predictsWords else { return ["of \(name)"] }
      return [readsBothWays ? "at \(name)" : ""]
    }
    if !model.network.readsBackward {
      return position == trace.positions.upperBound - 1
        ? ["for the whole text", "whole text"]
        : ["if the text ended here", "if it ended here", "so far"]
    }
    if readsOnlyBackward {
      return position == trace.positions.lowerBound
        ? ["for the whole text", "whole text"]
        : ["if the text began here", "if it began here", "so far"]
    }
    return ["as of \(name)", "as of \(name)"]
  }

  // MARK: - What they say

  /// An output in a sentence: "“am” 59 %".
  func phrase(_ output: Int, _ value: Float) -> String {
    "“\(model.labels[output].withVisibleBlank)” \(NumberText.percent(value))"
  }

  /// The two likeliest outputs in a sentence: "“am” 59 %, “was” 12 %".
  private func phrases(_ trace: Trace, at position: Int) -> String {
    trace.predictions(at: position, count: 2).map { phrase($0.word, $0.probability) }
      .joined(separator: ", ")
  }

  /// The line under a caption: what is predicted, and which word or class lost most by this step.
  func caption(_ trace: Trace, at position: Int, name: String) -> String {
    let scope = scope(trace, at: position, name: name)[0]
    var text = captionTitle + (scope.isEmpty ? "" : " " + scope) + ": "
    text += phrases(trace, at: position)
    guard isRunning, position > 1 else { return text }
    let now = trace.probabilities(at: position)
    let before = trace.probabilities(at: position - 1)
    let fallen = now.indices.max { before[$0] - now[$0] < before[$1] - now[$1] }
    if let fallen, before[fallen] - now[fallen] >= 0.05 {
      text +=
        "; “\(model.labels[fallen].withVisibleBlank)” falls from \(NumberText.percent(before[fallen])) to "
        + NumberText.percent(now[fallen])
    }
    return text
  }

  /// What two texts lead to: "next in A: …; in B: …".
  func comparison(_ a: Trace, at positionA: Int, _ b: Trace, at positionB: Int) -> String {
    "\(captionTitle) in A: \(phrases(a, at: positionA)); in B: \(phrases(b, at: positionB))"
  }
}

extension ViewerState {
  /// What the network's outputs are, in words.
  var outputs: OutputText { OutputText(model: model) }

  /// What the outputs are about at the current word, as long as there is room for.
  func outputScope(columns: Int) -> String {
    outputs.scope(reading.trace, at: position, name: reading.name(at: position))
      .first { $0.count <= columns } ?? ""
  }
}
