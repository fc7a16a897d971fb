import CellGrid

/// The first row: the program, the model, the text, and where in it we are.
struct TitleBar: Panel {
  let state: ViewerState

  func draw(in rect: GridRect, on canvas: inout Canvas) {
    let theme = canvas.theme
    let name = canvas.draw(
      " lstm-tui ", column: rect.column, row: rect.row, style: theme.strong.with(reverse: true))
    // The canvas would draw the dot as the sign of a product.
    let separator = theme.glyphs.isUnicode ? " · " : " | "
    let place = placeParts.joined(separator: separator)
    let placeWidth = DisplayWidth.of(place) + 1
    let left = rect.column + name + 2
    let right = max(left, rect.maxColumn - placeWidth)
    canvas.draw(
      descriptionParts.joined(separator: separator),
      in: left..<max(left, right - 2 - (badge.isEmpty ? 0 : DisplayWidth.of(badge) + 2)),
      row: rect.row,
      style: theme.muted)
    canvas.draw(place, column: right, row: rect.row, style: theme.muted)
    guard !badge.isEmpty else { return }
    let badgeWidth = DisplayWidth.of(badge)
    canvas.draw(
      badge, column: max(left, right - 2 - badgeWidth), row: rect.row,
      style: theme.warning.with(reverse: true))
  }

  /// How many interferences are in force.
  private var badge: String {
    let count = state.interferences.count
    return count == 0 ? "" : " " + NumberText.count(count, "interference") + " "
  }

  private var descriptionParts: [String] {
    let trace = state.layerTrace
    let network = [trace.cell.title, layer, units]
    let text = [state.source, state.truncation]
    var parts = [tintPart, state.model.name].compactMap { $0 }
    if state.view == .compare, let other = state.compared {
      // Both texts' names are worth more than what the network is.
      parts += ["A \(state.source)", state.truncation, "B \(other.source)", other.truncation]
        .compactMap { $0 }
      parts += network.compactMap { $0 }
    } else {
      parts += (network + text).compactMap { $0 }
    }
    if let change = state.change {
      parts.append("“\(change.oldWord)” → \(state.reading.name(at: change.position))")
    }
    return parts
  }

  /// Which layer it is, where there are several, and which way it reads, where not forward.
  private var layer: String? {
    let trace = state.reading.trace
    let levels = trace.levels
    let level = levels.firstIndex { $0.layers.contains(state.layer) } ?? 0
    let place = levels.count > 1 ? "layer \(level + 1) of \(levels.count)" : nil
    let direction = state.layerTrace.direction
    let way =
      levels[level].isBidirectional || direction == .backward
      ? (direction == .forward ? "forward ▸" : "backward ◂") : nil
    let parts = [place, way].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  /// What the words are tinted by, and the word of which most is left, on the scale of the text.
  private var tintPart: String? {
    guard let tint = state.tintedWords, let strongest = tint.strongest else { return nil }
    return "tint: \(tint.title), most \(state.reading.name(at: strongest.position)) "
      + NumberText.fixed(strongest.strength, decimals: 2) + " of "
      + NumberText.fixed(tint.scale, decimals: 2)
  }

  /// How many units there are, and what their rows stand by if it is not the story.
  private var units: String {
    let basis =
      state.view == .compare ? "" : CriterionText.basis(of: state, columns: state.size.columns / 3)
    let projection = state.layerTrace.isProjected ? " → \(state.layerTrace.outputSize)" : ""
    return "\(state.layerTrace.hiddenSize) units\(projection)" + (basis.isEmpty ? "" : " \(basis)")
  }

  private var placeParts: [String] {
    let more = state.truncation == nil && state.rest == nil ? "" : "+"
    let (position, count) = (
      NumberText.number(state.position), NumberText.number(state.reading.count)
    )
    let place = "\(state.noun) \(position) of \(count)\(more)"
    if let learning = state.learning { return [place, LearningText.status(learning)] }
    guard state.playback.isPlaying else { return [place] }
    let speed = state.playback.speed
    return [
      place,
      (state.isTalking ? "speaking " : "playing ") + (speed < 1 ? "slowly" : "\(Int(speed))/s"),
    ]
  }
}
