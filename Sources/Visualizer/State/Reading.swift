import Language
import MemoryAnalysis
import RecurrentNets

/// A text as the network read it: immutable, made anew for every edit.
public struct Reading: Sendable {
  /// The words, at positions `1...T`.
  public let tokens: [Token]

  /// Everything the network computed.
  public let trace: Trace

  /// The order of the units of each layer.
  public let orders: [UnitOrder]

  /// Reads tokens.
  public init(_ tokens: [Token], by recorder: TraceRecorder) {
    self.tokens = tokens
    trace = recorder.trace(of: tokens.map(\.id))
    orders = trace.layers.map(UnitOrder.init)
  }

  /// `T`, the number of words.
  public var count: Int { tokens.count }

  /// The word at a position `1...T`.
  public subscript(position: Int) -> Token { tokens[position - 1] }
}
