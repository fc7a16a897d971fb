/// The version of Keras that wrote a file, as far as it changes what a configuration means.
struct KerasVersion: Sendable, Equatable {
  /// 2 in 2.1.6.
  let major: Int

  /// 1 in 2.1.6.
  let minor: Int

  /// Whether it is the Keras within TensorFlow, which called itself 2.2.4-tf for long.
  let isInTensorFlow: Bool

  /// Reads “2.2.4-tf”; without a version a file is taken to be of the last Keras 2.
  init(_ text: String?) {
    let parts = (text ?? "").split(separator: ".").map { Int($0) }
    major = (parts.first ?? nil) ?? 2
    minor = (parts.count > 1 ? parts[1] : nil) ?? 15
    isInTensorFlow = text?.hasSuffix("-tf") == true
  }

  /// Whether gates use `hard_sigmoid` where a configuration does not name their activation.
  var hasHardSigmoidGates: Bool { major == 2 && minor < 3 && !isInTensorFlow }

  /// The slope of `hard_sigmoid`, clip(slope · x + 0.5, 0, 1): Keras 3 made it 1/6.
  var hardSigmoidSlope: Float { major < 3 ? 0.2 : 1 / 6 }

  /// Whether a GRU resets after the matrix product where a configuration does not say.
  var resetsAfter: Bool { major > 2 || minor >= 3 || isInTensorFlow }
}
