/// One layer of a Keras model's chain, as its configuration describes it.
struct KerasLayer: Sendable, Equatable {
  /// Keras's name for what it does: “LSTM”.
  let className: String

  /// The layer's own name: “lstm_1”.
  let name: String

  /// Its options.
  let config: KerasJSON

  /// Where older files keep its weights: the name of a group, which is that of the
  /// outermost model within the model, or the layer's own.
  let group: String

  /// Where newer files keep its weights: “layers/lstm_1”.
  let variables: String

  /// “LSTM “lstm_1””, for errors and lists.
  var title: String { "\(className) “\(name)”" }

  /// The layer within a wrapper, such as the LSTM in Bidirectional.
  ///
  /// - Parameters:
  ///   - key: Under which name the wrapper's configuration has it.
  ///   - place: Where newer files keep its weights, below the wrapper's.
  /// - Returns: The layer, or `nil` if there is none.
  func inner(_ key: String, at place: String) -> KerasLayer? {
    guard let inner = config[key], let className = inner["class_name"]?.string else { return nil }
    return KerasLayer(
      className: className.split(separator: ">").last.map(String.init) ?? className,
      name: inner["config"]?["name"]?.string ?? name, config: inner["config"] ?? .object([:]),
      group: group, variables: "\(variables)/\(place)")
  }
}
