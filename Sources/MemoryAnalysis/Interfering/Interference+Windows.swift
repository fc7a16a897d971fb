import RecurrentNets

extension Interference {
  /// The values to be put in the place of computed ones from its first position on, in a text that
  /// is read in windows.
  ///
  /// - Parameter trace: A window of the text as read without interference, of a network that reads
  ///   forward; where units are held at means, they are the means over it.
  /// - Returns: The interventions, which do not depend on the window that is read.
  public func endlessInterventions(meansOver trace: Trace) -> [Intervention] {
    var here = self
    here.start = trace.firstPosition
    return here.interventions(over: trace).map { intervention in
      var endless = intervention
      let isOnce = if case .setCell = action { true } else { false }
      endless.positions = isOnce ? start...start : start...Int.max
      return endless
    }
  }
}
