import CellGrid

extension ViewerState {
  /// Takes in something that happened at the terminal.
  public mutating func update(_ event: TerminalEvent) {
    let old = position
    switch event {
    case .key(let key): press(key)
    case .mouse(let mouse): use(mouse)
    case .resize(let size):
      self.size = size
      helpLine = helpLine.map {
        min($0, HelpText.lastFirstLine(rows: size.rows, cell: layerTrace.cell))
      }
    case .tick: tick()
    case .interrupt, .endOfInput: isFinished = true
    }
    settle(from: old)
    keepUp()
  }

  /// What a key does now: it types, scrolls the help, or runs its command.
  private mutating func press(_ key: Key) {
    message = nil
    if prompt != nil {
      type(key)
    } else if helpLine != nil {
      readHelp(key)
    } else if menu != nil {
      choose(key)
    } else if key == .escape, let work {
      message = "stopped \(work.title); nothing was changed"
      self.work = nil
      effects.isDeclined = true
      gradients.isDeclined = true
      gradients.sweep.isDeclined = sweeps
    } else if let command = CommandTable.command(for: key) {
      run(command)
    } else {
      message = "\(key.name) does nothing here; ? shows the keys"
    }
  }

  /// Runs a command and shows why it could not be done.
  mutating func run(_ command: Command) {
    if command.endsPlaying { playback.isPlaying = false }
    if let refusal = command.perform(&self) { message = refusal }
  }

  private mutating func tick() {
    guard playback.isPlaying else { return }
    guard talk.isTalking else { return playOn() }
    if let refusal = talkOn() { message = refusal }
  }

  /// In the help, movement scrolls and everything else closes it.
  private mutating func readHelp(_ key: Key) {
    guard let line = helpLine else { return }
    // The last line of a page stands first on the next.
    let page = max(1, HelpText.visibleLines(rows: size.rows) - 1)
    switch key {
    case .down, .character("j"): helpLine = line + 1
    case .up, .character("k"): helpLine = max(0, line - 1)
    case .pageDown, .space: helpLine = line + page
    case .pageUp: helpLine = max(0, line - page)
    case .home, .character("g"): helpLine = 0
    case .end, .character("G"): helpLine = HelpText.lines(of: layerTrace.cell).count
    default: helpLine = nil
    }
    if let line = helpLine {
      helpLine = min(line, HelpText.lastFirstLine(rows: size.rows, cell: layerTrace.cell))
    }
  }
}
