/// The functions that cells and dense layers put their sums through.
///
/// They are those of ONNX (https://onnx.ai/onnx/operators/onnx__LSTM.html) and Keras
/// (https://keras.io/api/layers/activations/), with their parameters.
public enum Activation: Sendable, Hashable {
  /// x.
  case linear
  /// 1 / (1 + e^−x).
  case sigmoid
  /// The hyperbolic tangent.
  case tanh
  /// max(0, x).
  case relu
  /// slope · x + offset, cut to 0…1. Keras before version 3: 0.2 and 0.5; since: 1/6 and 0.5.
  case hardSigmoid(slope: Float, offset: Float)
  /// x / (1 + |x|).
  case softsign
  /// ln(1 + e^x).
  case softplus
  /// scale · x + offset.
  case affine(scale: Float, offset: Float)
  /// x where x ≥ 0, else slope · x.
  case leakyRelu(slope: Float)
  /// x where x > threshold, else 0.
  case thresholdedRelu(threshold: Float)
  /// scale · tanh(slope · x).
  case scaledTanh(scale: Float, slope: Float)
  /// x where x ≥ 0, else alpha · (e^x − 1).
  case elu(alpha: Float)
  /// 1.0507 · elu with alpha = 1.67326 (Klambauer et al. 2017).
  case selu
  /// x · Φ(x), with the normal distribution's Φ.
  case gelu
  /// x · σ(x), also called swish.
  case silu
  /// e^x.
  case exponential
  /// min(max(0, x), 6).
  case relu6

  /// Whether all values lie in 0…1, so that it can be the function of a gate.
  public var isGateLike: Bool {
    switch self {
    case .sigmoid, .hardSigmoid: true
    default: false
    }
  }

  /// Replaces each value by the function of it.
  func apply(to values: UnsafeMutablePointer<Float>, count: Int) {
    switch self {
    case .linear: break
    case .sigmoid: Activations.sigmoid(values, count: count)
    case .tanh: Activations.tanh(values, into: values, count: count)
    default: for index in 0..<count { values[index] = self(values[index]) }
    }
  }

  /// Replaces each value by the function of it.
  func apply(to values: inout [Float]) {
    values.withUnsafeMutableBufferPointer { buffer in
      if let base = buffer.baseAddress { apply(to: base, count: buffer.count) }
    }
  }

  /// The function of one value; a NaN stays a NaN.
  public func callAsFunction(_ x: Float) -> Float {
    switch self {
    case .linear: x
    case .sigmoid: Activations.sigmoid(x)
    case .tanh: Activations.tanh(x)
    case .relu: x < 0 ? 0 : x
    case .relu6: x < 0 ? 0 : (x > 6 ? 6 : x)
    case .hardSigmoid(let slope, let offset): Self.clamped(slope * x + offset)
    case .softsign: x / (1 + abs(x))
    case .softplus: x > 30 ? x : Float(Double.naturalLogarithm(1 + .exponential(Double(x))))
    case .affine(let scale, let offset): scale * x + offset
    case .leakyRelu(let slope): x < 0 ? slope * x : x
    case .thresholdedRelu(let threshold): x <= threshold ? 0 : x
    case .scaledTanh(let scale, let slope): scale * Self.tanh(slope * x)
    case .elu(let alpha): x < 0 ? alpha * Float(.exponential(Double(x)) - 1) : x
    case .selu: 1.050_701 * Self.elu(alpha: 1.673_263_2)(x)
    case .gelu: Float(0.5 * Double(x) * (1 + .errorFunction(Double(x) * 0.5.squareRoot())))
    case .silu: x * Self.sigmoid(x)
    case .exponential: Float(.exponential(Double(x)))
    }
  }

  private static func clamped(_ x: Float) -> Float { x < 0 ? 0 : (x > 1 ? 1 : x) }
}
