import ModelFiles

extension ModelCatalog.Opened {
  /// What changes the model's numbers and is not certain, in one line; `nil` if there is nothing.
  ///
  /// - Parameter text: What the model is given to read, whose options may answer a warning.
  /// - Returns: The warnings, one after the other.
  func warning(for text: TextOptions? = nil) -> String? {
    let open = warnings.filter { $0.option != "--pad-left" || text?.padLeft == nil }
    return open.isEmpty
      ? nil : open.map(\.text).joined(separator: " · ").withVisibleControls
  }
}
