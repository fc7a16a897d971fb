import MemoryAnalysis
import RecurrentNets

/// Time as the shown layer reads.
///
/// The words stand in their order whatever reads them, and → always goes one to the right. A
/// layer that reads backward begins at the last word: it has read the current word and those
/// right of it, and nothing left of it. What plays, and the phases of a step, follow the layer.
extension ViewerState {
  /// Whether the layer that is shown reads from the last word to the first.
  var readsBackward: Bool { layerTrace.direction == .backward }

  /// Whether the layer has read a word when it is at the current one.
  func hasRead(_ place: Int) -> Bool {
    readsBackward ? place >= position : place <= position
  }

  /// The position of the state from which the current word is read.
  var positionBefore: Int { layerTrace.before(position) }

  /// How many words the layer has read, the current one included.
  var stepNumber: Int { readsBackward ? layerTrace.step(at: position) : position }

  /// How many of them have an entry of their own in the ledger: of a long text those of the window.
  var ledgerCount: Int { min(Ledger.reach, layerTrace.step(at: position)) }

  /// The position of the word that the layer reads first.
  var firstRead: Int { readsBackward ? reading.count : 1 }

  /// The position of the word that the layer reads last.
  var lastRead: Int { readsBackward ? 1 : reading.count }

  /// The word the layer reads after the current one, if there is one.
  var nextRead: Int? {
    position == lastRead ? nil : position + (readsBackward ? -1 : 1)
  }

  /// The word the layer read before the current one, if there is one.
  var previousRead: Int? {
    position == firstRead ? nil : position + (readsBackward ? 1 : -1)
  }

  /// Whether the network passes over a word, so that its state stays as it is.
  func isPassedOver(_ place: Int) -> Bool {
    guard let mask = model.network.mask, (1...reading.count).contains(place) else { return false }
    switch mask {
    case .token(let token): return reading[place].id == token
    case .value(let value):
      guard case .vectors(let rows) = reading.trace.input else { return false }
      let row = place - reading.trace.firstPosition
      return (0..<rows.rows).contains(row) && rows.row(row).allSatisfy { $0 == value }
    }
  }
}

extension Trace {
  /// Which layer it is, in a network of several: "layer 2", "the backward layer", "layer 2 backward".
  ///
  /// - Parameter index: The layer, as a place in ``layers``.
  /// - Returns: Its name; `nil` for the only one.
  func layerName(_ index: Int) -> String? {
    let level = levels.firstIndex { $0.layers.contains(index) } ?? 0
    let direction = levels[level].isBidirectional ? layers[index].direction.rawValue : nil
    switch (levels.count > 1, direction) {
    case (true, let direction): return "layer \(level + 1)" + (direction.map { " " + $0 } ?? "")
    case (false, let direction?): return "the \(direction) layer"
    case (false, nil): return nil
    }
  }
}
