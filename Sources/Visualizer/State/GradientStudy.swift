import MemoryAnalysis
import ModelFiles
import RecurrentNets

/// The gradient of what is watched, as far as it is computed, and the step that is derived.
struct GradientStudy: Sendable {
  /// The networks that are shown: this one, and its twins of other cells.
  var sources: [GradientSource] = []

  /// What the twins read, for as long as the text stays the same.
  var twins: (version: Int, traces: [Int: Trace]) = (-1, [:])

  /// What was computed last.
  var shown: Shown?

  /// What is being computed, and which piece of work computes it.
  var work: (id: Int, wanted: Key)?

  /// Whether the user gave up computing it.
  var isDeclined = false

  /// The step that is derived; `nil` for the bars of all words.
  var derivation: Derivation?

  /// The equations of the step that is derived.
  var derived: Derived?

  /// The gradient and the right verbs by how many words stand between.
  var sweep = SweepStudy()

  /// Gives up what was computed of a network that is no longer shown; where one looks stays.
  mutating func forget() {
    var sweep = sweep
    sweep.result = nil
    sweep.generation += 1
    self = GradientStudy(isDeclined: isDeclined, derivation: derivation, sweep: sweep)
  }

  /// What a gradient depends on.
  struct Key: Sendable, Equatable {
    var position: Int
    var pair: WordPair
    var version: Int
    var layer: Int
  }

  /// One network's bars.
  struct Block: Sendable {
    /// "LSTM english".
    var title: String
    var cell: CellKind
    /// The log-odds, or the number that is predicted.
    var value: Double
    var reach: GradientReach
  }

  /// What is drawn.
  struct Shown: Sendable {
    var key: Key
    /// This network first.
    var blocks: [Block]
    var gradient: TraceGradient
    /// What interventions hold in the layer that is shown.
    var held: HeldValues
  }

  /// Where the derivation is: how many steps back, and at which phase of that step.
  struct Derivation: Sendable, Equatable {
    var steps = 0
    var phase = 0
  }

  /// The equations of one step with their checks.
  struct Derived: Sendable {
    var key: Key
    var step: BackwardStep
    /// The same by finite differences; `nil` where that would take too long.
    var checks: [Double]?
  }
}

/// A network whose gradients are shown.
struct GradientSource: Sendable {
  var title: String
  var recorder: TraceRecorder
  var gradients: GradientRecorder

  init(_ model: TokenModel, recorder: TraceRecorder) {
    title = "\(model.network.layers[0].cell.title) \(model.name)"
    self.recorder = recorder
    gradients = GradientRecorder(model.network)
  }
}
