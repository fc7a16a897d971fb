/// One output of a layer, as configurations refer to it: `["lstm", 0, 0]`.
struct KerasReference: Sendable, Equatable {
  /// The layer's name.
  let layer: String

  /// Which use of the layer.
  let node: Int

  /// Which of its outputs; 0 is not a state.
  let tensor: Int

  /// Reads a reference; `nil` if the value is none.
  init?(_ value: KerasJSON) {
    guard case .array(let values) = value, values.count >= 3, let layer = values[0].string,
      let node = values[1].integer, let tensor = values[2].integer
    else { return nil }
    self.layer = layer
    self.node = node
    self.tensor = tensor
  }
}

extension KerasJSON {
  /// The outputs of layers that Keras 3's arguments hold, at whatever depth.
  var kerasTensors: [KerasReference] {
    switch self {
    case .array(let values): return values.flatMap(\.kerasTensors)
    case .object(let values):
      if values["class_name"] == .string("__keras_tensor__"),
        let history = self["config"]?["keras_history"]
      {
        return KerasReference(history).map { [$0] } ?? []
      }
      return values.sorted { $0.key < $1.key }.flatMap(\.value.kerasTensors)
    default: return []
    }
  }
}
