import RecurrentNets

/// How the network speaks, in words.
enum TalkText {
  /// "temperature 0.8, the 5 likeliest words, seed 3".
  static func options(_ options: SamplingOptions) -> String {
    var parts = ["temperature \(number(options.temperature))"]
    if let topK = options.topK {
      parts.append(topK == 1 ? "the likeliest word" : "the \(topK) likeliest words")
    }
    if options.topP < 1 { parts.append("the likeliest of together \(number(options.topP))") }
    parts.append("seed \(options.seed)")
    return parts.joined(separator: ", ")
  }

  /// The same as a line that can be typed: "0.8 k=5 p=0.9 seed=3".
  static func line(_ options: SamplingOptions) -> String {
    [
      number(options.temperature), options.topK.map { "k=\($0)" },
      options.topP < 1 ? "p=\(number(options.topP))" : nil, "seed=\(options.seed)",
    ].compactMap(\.self).joined(separator: " ")
  }

  private static func number(_ value: Float) -> String {
    value == value.rounded() && value < 1000 ? "\(Int(value))" : "\(value)"
  }
}
