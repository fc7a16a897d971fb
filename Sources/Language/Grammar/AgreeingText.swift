/// A text while it is written, with how far apart its words are that agree.
struct AgreeingText {
  /// The words so far.
  private(set) var words: [Int] = []

  /// For each word that shows the value of a variable that an earlier one has shown: the words between it
  /// and the last such.
  private(set) var distances: [Int] = []

  private var variableCount = 0

  /// Where each variable was last shown.
  private var places: [Int: Int] = [:]

  /// A variable that nothing has shown.
  mutating func newVariable() -> Int {
    variableCount += 1
    return variableCount
  }

  /// Adds a word.
  mutating func append(_ word: Int, showing variables: [Int]) {
    for variable in variables {
      if let place = places[variable] { distances.append(words.count - place - 1) }
      places[variable] = words.count
    }
    words.append(word)
  }
}
