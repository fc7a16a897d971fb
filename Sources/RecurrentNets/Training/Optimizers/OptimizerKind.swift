/// How parameters move against the gradient.
public enum OptimizerKind: String, Sendable, Codable, CaseIterable {
  /// Adam (Kingma & Ba 2015).
  case adam

  /// Gradient descent, with momentum (Polyak 1964) unless that is 0.
  case sgd
}
