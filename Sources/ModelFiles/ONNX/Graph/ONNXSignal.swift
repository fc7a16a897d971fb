/// What a tensor of the graph holds that depends on the input: vectors of the network, step by step.
struct ONNXSignal: Equatable {
  /// Which steps of the text a tensor holds.
  enum Place: Equatable {
    /// All of them.
    case every
    /// One, by its number from the first.
    case at(Int)
    /// The last one of the text.
    case last
    /// The one each direction reads last: what `Y_h` holds.
    case final
  }

  /// What the vectors are: a place in the interpreter's stages.
  var stage: Int

  /// The pieces of each axis.
  var axes: [[ONNXAtom]]

  /// Which steps it holds.
  var place: Place = .every

  /// Whether the steps run from the last word to the first.
  var isReversed = false
}

/// One direction of a recurrent node, as a part of a vector.
struct ONNXComponent: Hashable {
  /// The recurrent node: a place in the interpreter's recurrences.
  var recurrence: Int

  /// 0, or 1 for the second direction of a bidirectional node.
  var direction: Int
}

/// What the vectors of a tensor are made of, the last thing that was done to them.
enum ONNXStage {
  /// An input of the graph.
  case input(name: String)
  /// The rows of a table at the numbers that another stage gives.
  case embedding(table: ONNXConstant, origins: Set<String>, of: Int)
  /// Hidden states, side by side; with more than one the axis `stack` tells them apart.
  case states([ONNXComponent], stack: ONNXAtom?)
  /// Hidden states of two directions combined element by element.
  case merged([ONNXComponent], ONNXMerge)
  /// A dense layer: y = W x + b.
  case dense(ONNXDense, of: Int)
  /// An activation applied to each element, or to the whole vector.
  case activation(ONNXHeadActivation, of: Int)
}

/// How two directions become one vector.
enum ONNXMerge: Equatable {
  case sum
  case average
  case multiply
}

/// A dense layer as the graph has it: rows are outputs.
struct ONNXDense {
  /// How many numbers it gives.
  var outputs: Int

  /// How many numbers it reads.
  var inputs: Int

  /// The weights `(outputs, inputs)`.
  var weight: [Float]

  /// The bias `(outputs)`.
  var bias: [Float]

  /// The initializers that the weight is made of.
  var weightOrigins: Set<String>

  /// The initializers that the bias is made of.
  var biasOrigins: Set<String> = []
}

/// A value in the graph.
enum ONNXValue {
  /// The same for every input; `origins` are the initializers it is made of.
  case constant(ONNXConstant, origins: Set<String>)
  /// One number repeated in a shape that may depend on the input.
  case fill(ONNXConstant, [ONNXSize]?)
  /// Sizes of tensors, or one of them.
  case sizes([ONNXSize], isScalar: Bool)
  /// Vectors of the network.
  case signal(ONNXSignal)
  /// The final cell states of a recurrent node.
  case cellState(Int)
  /// The number of the step in a loop.
  case counter
  /// What is not followed, and why: the end of a sentence about a node.
  case unknown(String)
}
