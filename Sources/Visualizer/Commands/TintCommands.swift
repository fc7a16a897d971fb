import CellGrid

extension CommandTable {
  static let tintCommands: [Command] = [
    Command(
      "tint", [.character("m")], .look,
      "tint the words by what memory still holds of them"
    ) { state in
      state.changeTint()
    }
    .inFooter { state in
      FooterHint(
        keys: [.character("m")], label: state.layerTrace.hasMemory ? "tint" : "",
        isMinor: true)
    }
  ]
}

extension ViewerState {
  /// Goes to the next tint that has a meaning here, after the last to none.
  fileprivate mutating func changeTint() -> String? {
    guard layerTrace.hasMemory else {
      return "a plain RNN has no memory in which something could be left of a word"
    }
    let all = WordTint.allCases
    let next = tint.flatMap { all.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
    guard let found = all[next...].first(where: { strength(for: $0) != nil }) else {
      tint = nil
      let isLower = !layerIsTop
      message =
        "the \(noun)s are not tinted"
        + (isLower ? "; for the watched words only the top layer has a meaning" : "")
      return nil
    }
    tint = found
    message =
      switch found {
      case .unit:
        "\(noun)s are tinted by what is left of them in unit \(unit); m: in all units"
      case .allUnits:
        "\(noun)s are tinted by what is left of them in all units; m: for two words"
      case .watchedWords:
        "\(noun)s are tinted by what is left of them that tells \(title(of: found)); m: no tint"
      }
    return nil
  }
}
