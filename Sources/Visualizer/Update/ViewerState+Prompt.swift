import CellGrid
import Language
import MemoryAnalysis

extension ViewerState {
  /// Starts a line to be typed.
  mutating func open(_ prompt: Prompt) {
    self.prompt = prompt
    playback.isPlaying = false
    suggest()
  }

  /// What a key does while a line is typed.
  mutating func type(_ key: Key) {
    guard var prompt else { return }
    switch key {
    case .escape, .control("c"), .control("g"):
      self.prompt = nil
      return
    case .enter:
      finish(prompt)
      return
    case .tab, .down: prompt.choose(by: 1)
    case .backtab, .up: prompt.choose(by: -1)
    case .backspace, .delete:
      if prompt.choice != nil {
        prompt.choice = nil
      } else if prompt.text.popLast() == nil {
        self.prompt = nil
        return
      }
      self.prompt = prompt
      suggest()
      return
    case .control("u"):
      prompt.text = ""
      self.prompt = prompt
      suggest()
      return
    case .space where prompt.purpose == .typeOn:
      if let refusal = append(prompt.answer) { message = refusal }
      self.prompt = Prompt(purpose: .typeOn)
      suggest()
      return
    default:
      guard let character = key.typed else { return }
      prompt.text = prompt.answer + String(character)
      prompt.choice = nil
      self.prompt = prompt
      suggest()
      return
    }
    self.prompt = prompt
  }

  /// Does what the line asks for; it stays open if that cannot be done.
  private mutating func finish(_ prompt: Prompt) {
    self.prompt = nil
    let refusal: String?
    switch prompt.purpose {
    case .changeWord: refusal = changeWord(to: prompt.answer)
    case .typeOn: refusal = append(prompt.answer)
    case .find: refusal = find(prompt.answer)
    case .watch: refusal = watch(prompt.answer)
    case .interfere(let item, let isFromStart):
      refusal = interfere(item, typed: prompt.answer, isFromStart: isFromStart)
    case .compare: refusal = compare(with: prompt.answer)
    case .order: refusal = orderUnits(byNamed: prompt.answer)
    case .sets: refusal = chooseSets(prompt.answer)
    case .surveyFile: refusal = chooseSurvey(prompt.answer)
    case .talk: refusal = chooseTalk(prompt.answer)
    case .command: refusal = runCommand(prompt)
    }
    guard let refusal else { return }
    message = refusal
    self.prompt = prompt
  }

  /// Goes to the next word that begins like `text`, round the end.
  private mutating func find(_ text: String) -> String? {
    let wanted = text.lowercased()
    guard !wanted.isEmpty else { return "type a word to go to" }
    func isFound(_ token: Token) -> Bool { token.text.lowercased().hasPrefix(wanted) }
    guard
      let place = reading.tokens.firstIndex(from: position, where: isFound)
        ?? reading.tokens.firstIndex(from: 0, where: isFound)
    else {
      return "no word begins with “\(text)”"
        + (rest == nil ? "" : " so far; the rest is still being split into words")
    }
    position = place + 1
    return nil
  }

  private mutating func runCommand(_ prompt: Prompt) -> String? {
    if let number = Int(prompt.text) {
      return goToStep(number)
    }
    let name =
      prompt.choice == nil && prompt.suggestions.count == 1
      ? prompt.suggestions[0] : prompt.answer
    guard let command = CommandTable.command(named: name) else {
      return name.isEmpty
        ? "type a \(noun)'s number or a command" : "there is no command “\(name)”"
    }
    run(command)
    return nil
  }

  /// Looks up what may be meant by what was typed so far.
  private mutating func suggest() {
    guard let prompt else { return }
    let found = suggestions(for: prompt)
    self.prompt?.suggestions = found
  }

  private func suggestions(for prompt: Prompt) -> [String] {
    let text = prompt.text
    switch prompt.purpose {
    case .changeWord, .typeOn:
      return text.isEmpty ? likelyWords(for: prompt.purpose) : words(like: text)
    case .compare, .talk: return []
    case .find:
      let start = text.lowercased()
      return reading.tokens.distinctTexts.filter { $0.lowercased().hasPrefix(start) }
    case .watch: return pairSuggestions(for: text)
    case .interfere(let item, _):
      guard text.isEmpty, let quantity = item.quantity(in: layerTrace.cell) else { return [] }
      return quantity.isGate ? ["0", "1"] : ["-1", "0", "1"]
    case .order: return UnitCriterion.allCases.map(\.rawValue).filter { $0.hasPrefix(text) }
    case .sets: return contrastConditions.filter { $0.hasPrefix(text) }
    case .surveyFile: return []
    case .command:
      guard Int(text) == nil else { return [] }
      let names = CommandTable.commands.map(\.name)
      return names.filter { $0.hasPrefix(text) }
        + names.filter { !$0.hasPrefix(text) && $0.contains(text) }
    }
  }

  /// Words of the vocabulary that begin with what was typed, but no special ones.
  private func words(like text: String) -> [String] {
    model.vocabulary.completions(of: text)
      .map { model.vocabulary[$0] }
      .filter { !$0.hasPrefix("<") || text.hasPrefix("<") }
  }

  /// Before anything is typed: the words the model itself finds likely there.
  private func likelyWords(for purpose: Prompt.Purpose) -> [String] {
    guard takesLikeliest else { return [] }
    let before = purpose == .typeOn ? reading.count : position - 1
    guard reading.positions.contains(before) || before == reading.positions.lowerBound - 1 else {
      return []
    }
    return reading.trace.predictions(at: before, count: 12)
      .map { model.vocabulary[$0.word] }
      .filter { !$0.hasPrefix("<") }
  }
}

extension Prompt {
  /// Chooses the next or the previous suggestion, round the end.
  fileprivate mutating func choose(by steps: Int) {
    guard !suggestions.isEmpty else { return }
    guard let current = choice else {
      choice = steps > 0 ? 0 : suggestions.count - 1
      return
    }
    choice = (current + steps + suggestions.count) % suggestions.count
  }
}
