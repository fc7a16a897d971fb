/// The views, by the number that opens them.
public enum ViewName: String, Sendable, CaseIterable {
  /// What the cell remembers: story units, one unit gate by gate, its ledger.
  case memory

  /// The heatmaps of everything the layer computes, as large as possible.
  case heatmaps

  /// The digit that opens the view.
  public var number: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }
}
