import RecurrentNets

extension OutputLayer {
  /// Whether it is a single number that says how likely something holds, as classifiers of two classes have.
  public var isBinary: Bool { count == 1 && meaning == .independent }

  /// Whether so many names can be those of the outputs.
  ///
  /// A binary output may have two: of class 0, which it speaks against, and of class 1.
  func allows(labelCount: Int) -> Bool {
    labelCount == count || labelCount == 2 && isBinary
  }
}
