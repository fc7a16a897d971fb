/// What is off the screen, counted: "← 3 words → 12 words ↓ 9 units".
enum OffscreenNote {
  /// The note; empty if everything is shown.
  static func text(
    wordsBefore: Int = 0, wordsAfter: Int = 0, unitsAbove: Int = 0, unitsBelow: Int = 0,
    noun: String = "word"
  ) -> String {
    var parts: [String] = []
    if wordsBefore > 0 { parts.append("← " + NumberText.count(wordsBefore, noun)) }
    if wordsAfter > 0 { parts.append("→ " + NumberText.count(wordsAfter, noun)) }
    if unitsAbove > 0 { parts.append("↑ " + NumberText.count(unitsAbove, "unit")) }
    if unitsBelow > 0 { parts.append("↓ " + NumberText.count(unitsBelow, "unit")) }
    return parts.joined(separator: " ")
  }
}
