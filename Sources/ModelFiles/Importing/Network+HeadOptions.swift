import RecurrentNets

extension Network {
  /// Changes what a file without a configuration leaves open of the head to what the user says.
  ///
  /// - Parameter options: What the user says; a function is put where there is none yet.
  mutating func apply(_ options: ImportOptions) {
    if let readout = options.readout { self.readout = readout }
    if let activation = options.headActivation {
      for index in output.hiddenLayers.indices
      where output.hiddenLayers[index].activation == .linear {
        output.hiddenLayers[index].activation = activation
      }
    }
    guard let activation = options.outputActivation, output.count > 0 else { return }
    output.activation = activation
    output.meaning = activation.meaning ?? output.meaning
  }
}

extension OutputLayer.OutputActivation {
  /// What outputs after such a function mean; `nil` if it does not say.
  var meaning: OutputLayer.Meaning? {
    switch self {
    case .softmax, .logSoftmax: .choices
    case .elementwise(.sigmoid): .independent
    case .elementwise: nil
    }
  }
}
