/// What one layer carries for each of several sequences.
struct LayerState: Sendable, Equatable {
  /// h `(B, H)`.
  var hidden: [Float] = []

  /// C `(B, H)`; empty for cells without one.
  var cell: [Float] = []
}
