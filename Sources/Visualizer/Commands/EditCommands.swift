import CellGrid
import MemoryAnalysis

extension CommandTable {
  static let editCommands: [Command] = [
    Command(
      "change-word", [.character("e")], .edit, "change the current word"
    ) { state in
      if let refusal = state.refusalOfNumbers("there is no word to change") { return refusal }
      state.open(Prompt(purpose: .changeWord))
      return nil
    }
    .inFooter { state in
      FooterHint(keys: [.character("e")], label: state.series == nil ? "change \(state.noun)" : "")
    },
    Command(
      "type-on", [.character("i")], .edit, "type on at the end of the text"
    ) { state in
      if let refusal = state.refusalOfNumbers("no words can be typed on") { return refusal }
      if let restRefusal = state.restRefusal { return restRefusal }
      state.go(to: state.reading.count) { $0.open(Prompt(purpose: .typeOn)) }
      return nil
    }
    .inFooter { state in
      FooterHint(keys: [.character("i")], label: state.series == nil ? "type on" : "")
    },
    Command(
      "take-likeliest", [.character("a")], .edit, "let the likeliest word come next"
    ) { state in
      state.refusalOfNumbers("what it predicts is no word to come next") ?? state.takeLikeliest()
    }
    .endingPlay()
    .inFooter { state in
      guard state.takesLikeliest else { return FooterHint(keys: [], label: "") }
      let word = state.likeliestWord
      return FooterHint(
        keys: [.character("a")],
        label: word.map { "take “\($0.withVisibleBlank)”" } ?? "take likeliest")
    },
    Command(
      "undo", [.character("u")], .edit, "take back the last change of the text"
    ) { state in
      state.undo()
    }
    .endingPlay()
    .inFooter { state in
      FooterHint(keys: [.character("u")], label: state.history.isEmpty ? "" : "undo")
    },
  ]
}

extension ViewerState {
  /// Whether the network says what comes after the current word.
  ///
  /// A network that reads in both directions and predicts at the end does so after the whole text.
  var takesLikeliest: Bool {
    guard model.predictsWords, model.network.readsBackward else { return model.predictsWords }
    return reading.trace.predictsOnce && position == reading.count
  }

  /// The word most likely to come after the current one, if the network predicts words.
  var likeliestWord: String? {
    guard takesLikeliest else { return nil }
    return reading.trace.predictions(at: position, count: 1).first.map { model.labels[$0.word] }
  }

  /// Puts the likeliest word after the current one, in the place of the rest of the text.
  ///
  /// If it stands there already, this is a step.
  fileprivate mutating func takeLikeliest() -> String? {
    if let readingRefusal { return readingRefusal }
    guard takesLikeliest else {
      return model.predictsWords
        ? "this network reads the words to come too, so it cannot say which come"
        : "this network does not predict words, so there is none to take"
    }
    guard let prediction = reading.trace.predictions(at: position, count: 1).first else {
      return "the model knows no words"
    }
    if position < reading.count, reading[position + 1].id == prediction.word {
      position += 1
      return nil
    }
    let word = model.labels[prediction.word]
    guard let token = try? tokenizer.token(for: word) else { return "“\(word)” cannot be read" }
    let (isCut, place) = (position < reading.count, position)
    var tokens = reading.tokens
    tokens.replace(place..<tokens.count, with: [token])
    read(tokens, at: place + 1) { state in
      state.change = nil
      state.position = place + 1
      if isCut {
        state.message = "the rest of the text made room for “\(word)”; u takes it back"
      }
    }
    return nil
  }

  fileprivate mutating func undo() -> String? {
    if let readingRefusal { return readingRefusal }
    guard let (change, position) = history.last else { return "there is nothing to take back" }
    var tokens = reading.tokens
    tokens.apply(change)
    read(tokens, at: min(position, tokens.count), isRemembered: false) { state in
      state.history.removeLast()
      state.position = min(position, state.reading.count)
      state.change = nil
    }
    return nil
  }
}
