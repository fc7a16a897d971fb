import MemoryAnalysis

extension ViewerState {
  /// Why nothing can be done here that is about words, or `nil` where words are read.
  ///
  /// - Parameter what: What there is none of or cannot be done, as the end of a sentence.
  /// - Returns: The sentence, or `nil`.
  func refusalOfNumbers(_ what: String) -> String? {
    series == nil ? nil : "this model reads numbers: \(what)"
  }

  /// Why no two words or classes can be watched.
  var watchRefusal: String? {
    if hasNoHead { return "this model has no head, so it predicts nothing" }
    if predictsValues {
      return "this model's outputs are numbers: there are no two words or classes to watch"
    }
    return model.network.output.count < 2
      ? "the model knows but one word; there is nothing to watch it against" : nil
  }
}
