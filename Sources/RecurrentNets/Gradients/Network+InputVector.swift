extension Network {
  /// The vector that was read at a position: the word's embedding `(E)`, or the numbers themselves.
  public func inputVector(at position: Int, in trace: Trace) -> [Float] {
    vector(below: 0, at: position, in: trace)
  }

  /// Whether the word at a position was passed over, so that the state stayed as it was.
  public func isPassedOver(at position: Int, in trace: Trace) -> Bool {
    guard let mask, trace.positions.contains(position) else { return false }
    let place = position - trace.firstPosition
    return mask.isSkipped(in: trace.input.stretch(place..<place + 1)) == [true]
  }
}
