import Language
import MemoryAnalysis
import ModelFiles
import RecurrentNets

extension ViewerState {
  /// Whether the network is speaking.
  var isTalking: Bool { talk.isTalking && playback.isPlaying }

  /// Chooses how words are drawn when the network speaks.
  ///
  /// - Parameter options: Options without a problem.
  public mutating func draw(by options: SamplingOptions) {
    talk = Talk(options)
  }

  /// Lets the network speak from the current word on, or silences it.
  ///
  /// - Returns: Why it cannot speak, or `nil`.
  mutating func toggleTalk() -> String? {
    if isTalking {
      playback.isPlaying = false
      return nil
    }
    if let problem = model.speakingProblem { return "this network \(problem)" }
    if let readingRefusal { return readingRefusal }
    talk.isTalking = true
    talk.wordCount = 0
    playback.isPlaying = true
    // The first word is said at once, so that the key is answered.
    return talkOn()
  }

  /// Says the next word.
  ///
  /// - Returns: Why nothing can be said, or `nil`.
  @discardableResult
  mutating func talkOn() -> String? {
    // A word that is still being read is not talked over.
    guard readingRefusal == nil, reading.positions.contains(position) else { return nil }
    guard
      let id = talk.sampler.draw(
        from: reading.trace.logits(at: position), leavingOut: model.unspokenIDs)
    else {
      playback.isPlaying = false
      return "what the network predicts here is no number, so there is nothing to say"
    }
    let token = Token(text: model.labels[id], id: id)
    let (place, isFirst) = (position, talk.wordCount == 0)
    let isCut = place < reading.count
    var tokens = reading.tokens
    tokens.replace(place..<tokens.count, with: [token])
    talk.wordCount += 1
    read(tokens, at: place + 1, isRemembered: isFirst) { state in
      // What is said in one go is taken back in one go.
      if !isFirst { state.lengthenLastChange() }
      state.change = nil
      state.position = place + 1
      if isCut { state.message = "the rest of the text made room; u takes back what is said" }
    }
    return nil
  }

  /// Takes how words are drawn from a typed line: "0.8", "0.8 k=5 p=0.9 seed=3".
  ///
  /// - Parameter line: A temperature, and what else is chosen; what is not named stays.
  /// - Returns: What is wrong with it, or `nil`.
  mutating func chooseTalk(_ line: String) -> String? {
    var options = talk.options
    for part in line.split(separator: " ") {
      let sides = part.split(separator: "=", maxSplits: 1).map(String.init)
      let (name, value) = sides.count == 2 ? (sides[0], sides[1]) : ("t", String(part))
      switch name {
      case "t":
        guard let temperature = Float(value), temperature.isFinite else {
          return "temperature: expected a number; found “\(value)”"
        }
        options.temperature = temperature
      case "k":
        // 0 gives up an earlier limit, as nothing else could.
        guard let count = Int(value) else { return "k: expected a number; found “\(value)”" }
        options.topK = count == 0 ? nil : count
      case "p":
        guard let share = Float(value) else { return "p: expected a number; found “\(value)”" }
        options.topP = share
      case "seed":
        guard let seed = UInt64(value) else { return "seed: expected a number; found “\(value)”" }
        options.seed = seed
      default: return "expected a temperature, k=, p= or seed=; found “\(part)”"
      }
    }
    if let problem = options.problem { return problem }
    draw(by: options)
    message = "the network speaks with \(TalkText.options(options))"
    return nil
  }

  /// Makes the last change take back one more word at the end of the text.
  private mutating func lengthenLastChange() {
    guard let last = history.popLast() else { return }
    history.append((last.change.lengthened(by: 1), last.position))
  }
}
