import RecurrentNets

/// Finds out whether a plain RNN's function is tanh or relu, which its weights do not show.
struct Nonlinearity {
  /// What the file says beside its tensors.
  let metadata: [String: String]

  let options: ImportOptions
  let path: String

  /// The function of a module's cells: what the user says, else what the file says of the module
  /// (`nonlinearity`, or `mode` in PyTorch's modules), else what it says of no module in particular.
  ///
  /// - Parameter module: The module's name.
  /// - Returns: The function.
  /// - Throws: If nobody says.
  func activation(of module: String) throws(FileError) -> Activation {
    if let nonlinearity = options.nonlinearity { return nonlinearity }
    let prefix = module.isEmpty ? "" : module + "."
    let said = [prefix + "nonlinearity", prefix + "mode", "nonlinearity", "rnn"].lazy
      .compactMap { metadata[$0]?.lowercased() }
    for text in said {
      if text.contains("relu") { return .relu }
      if text.contains("tanh") { return .tanh }
    }
    throw FileError(
      path,
      "does not say whether the plain RNN “\(module)” uses tanh or relu; "
        + "--nonlinearity tanh or --nonlinearity relu does")
  }
}
