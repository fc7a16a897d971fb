import RecurrentNets

/// A recurrent node of a graph with its weights.
struct ONNXRecurrence {
  /// One tensor that the weights come from.
  struct Source {
    /// What it is: "input weights (i o f c)".
    var role: String

    /// The initializers that it is made of.
    var origins: Set<String>
  }

  /// The node's name, or that of its first output.
  var name: String

  /// Its kind.
  var cell: CellKind

  /// One layer, or the forward and the backward one.
  var layers: [RecurrentLayer]

  /// What it reads, if that can be followed.
  var input: ONNXSignal?

  /// Why it cannot: the end of a sentence about the input.
  var obstacle = ""

  /// The recurrent node whose last states it starts from, by its name.
  var startsFrom: String?

  /// Whether its initial states are inputs of the graph.
  var startIsInput = false

  /// The piece of its input's axes that is time; `nil` if the graph makes one step only.
  var timeAtom: ONNXAtom?

  /// How many steps were found unrolled; 0 if it reads all at once.
  var steps = 0

  /// Where the weights come from.
  var sources: [Source]

  /// What a user should know of it.
  var notes: [String] = []

  /// The size of a direction's hidden states.
  var hiddenSize: Int { layers[0].hiddenSize }

  /// Whether a direction reads from the last word to the first.
  func isBackward(_ direction: Int) -> Bool { layers[direction].direction == .backward }
}
