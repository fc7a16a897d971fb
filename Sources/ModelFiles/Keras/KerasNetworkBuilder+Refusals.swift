extension KerasNetworkBuilder {
  /// The error about a layer of a class that no network here can have.
  func refusal(_ layer: KerasLayer) -> FileError {
    FileError(path, "\(layer.title) cannot be shown: it \(Self.reason(layer.className))")
  }

  /// What layers of a class do that keeps them out.
  private static func reason(_ className: String) -> String {
    switch className {
    case _ where className.hasPrefix("ConvLSTM"):
      return "is a recurrent layer over images"
    case _ where className.contains("Conv") || className.contains("Pooling1D"):
      return className.hasPrefix("Global")
        ? "joins the states of all steps, where the network here reads one of them"
        : "mixes neighbouring steps"
    case _ where className.contains("Attention"):
      return "joins the states of all steps by attention"
    case "Flatten": return "puts the states of all steps into one vector"
    case "Reshape", "Permute": return "changes what is a step and what is a value"
    case "RepeatVector": return "hands one vector to a second network, as encoders and decoders do"
    case "Lambda": return "is Python code"
    case "LayerNormalization", "GroupNormalization", "UnitNormalization":
      return "divides by something that differs from step to step"
    case "PReLU": return "has a slope for each unit"
    case "Concatenate", "Add", "Average", "Multiply", "Subtract", "Maximum", "Minimum", "Dot":
      return "joins branches"
    case "CategoryEncoding", "IntegerLookup", "Hashing", "Discretization":
      return "prepares its input in a way that is not done here"
    case "GetItem", "TFOpLambda", "SlicingOpLambda", "TensorFlowOpLayer":
      return "is an operation on arrays"
    default: return "is of a class that is not known"
    }
  }
}
