import CTerminal
import CellGrid

/// How many colours a terminal has, and under which terminfo name.
struct ColourSupport: Equatable {
  /// The terminfo entry to use, which may be a variant of `TERM` with more colours.
  var type: String
  /// The depth to draw in.
  var depth: ColourDepth
  /// The depth without what the user asked for.
  var detectedDepth: ColourDepth
  /// Whether a colour number is red, green and blue.
  var isDirect: Bool

  /// What terminfo says about one entry.
  struct Entry: Equatable {
    var colours: Int
    var isDirect: Bool

    var depth: ColourDepth {
      switch colours {
      case _ where isDirect: .direct
      case 256...: .indexed256
      case 16...: .sixteen
      case 8...: .eight
      default: .none
      }
    }
  }

  /// Chooses the entry and the depth.
  ///
  /// A request for more colours than the entry of `TERM` has is met by its variant, such as
  /// `xterm-256color` for `xterm`, where terminfo has one; else the most there is is used.
  ///
  /// - Parameters:
  ///   - environment: Has `TERM` and `NO_COLOR`.
  ///   - requested: The depth asked for, nil for none. A request outweighs `NO_COLOR`.
  ///   - lookUp: Returns what terminfo says about a name, or throws.
  /// - Returns: The entry and the depth.
  /// - Throws: What `lookUp` throws for `TERM` itself, and `typeNotSet`.
  static func choose(
    environment: TerminalEnvironment, requested: ColourDepth?,
    lookUp: (String) throws(TerminalError) -> Entry
  ) throws(TerminalError) -> ColourSupport {
    guard let term = environment.term else { throw .typeNotSet }
    let own = try lookUp(term)
    let detected = environment.refusesColour ? ColourDepth.none : own.depth
    var best = ColourSupport(
      type: term, depth: detected, detectedDepth: detected, isDirect: own.isDirect)
    guard let requested else { return best }
    best.depth = requested.rank <= own.depth.rank ? requested : own.depth
    if best.depth == requested { return best }
    for name in variants(of: term, depth: requested) {
      guard let entry = try? lookUp(name), entry.depth.rank > best.depth.rank else { continue }
      best.type = name
      best.isDirect = entry.isDirect
      best.depth = min(requested, entry.depth)
      if best.depth == requested { break }
    }
    return best
  }

  /// Names under which terminfo may have the same terminal with more colours.
  static func variants(of term: String, depth: ColourDepth) -> [String] {
    var base = Substring(term)
    for suffix in ["-256color", "-16color", "-88color", "-color"] where base.hasSuffix(suffix) {
      base = base.dropLast(suffix.count)
    }
    let suffixes =
      switch depth {
      case .none, .eight: ["-color"]
      case .sixteen: ["-16color", "-256color"]
      case .indexed256: ["-256color"]
      case .direct: ["-direct", "-256color"]
      }
    return suffixes.map { base + $0 }
  }

  /// Looks an entry up in terminfo.
  static func terminfo(_ name: String) throws(TerminalError) -> Entry {
    var description = terminal_description()
    if let error = TerminalError(terminal_describe(name, &description), type: name) { throw error }
    return Entry(colours: Int(description.colours), isDirect: description.direct_colour)
  }
}

extension ColourDepth {
  /// The size of the palette.
  var colours: Int {
    switch self {
    case .none: 0
    case .eight: 8
    case .sixteen: 16
    case .indexed256, .direct: 256
    }
  }

  /// The order from no colour to all.
  var rank: Int {
    switch self {
    case .none: 0
    case .eight: 1
    case .sixteen: 2
    case .indexed256: 3
    case .direct: 4
    }
  }
}

private func min(_ first: ColourDepth, _ second: ColourDepth) -> ColourDepth {
  first.rank <= second.rank ? first : second
}
