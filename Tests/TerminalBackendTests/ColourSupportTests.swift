import CellGrid
import Testing

@testable import TerminalBackend

/// A wrong depth shows no colours where there are some, or garbage where there are none.
@Suite struct ColourSupportTests {
  private static let entries: [String: ColourSupport.Entry] = [
    "xterm": .init(colours: 8, isDirect: false),
    "xterm-256color": .init(colours: 256, isDirect: false),
    "xterm-direct": .init(colours: 1 << 24, isDirect: true),
    "rxvt-88color": .init(colours: 88, isDirect: false),
    "tmux-256color": .init(colours: 256, isDirect: false),
    "linux": .init(colours: 8, isDirect: false),
    "vt100": .init(colours: 0, isDirect: false),
    "odd-direct": .init(colours: 1 << 24, isDirect: false),
  ]

  private func choose(
    _ term: String?, requested: ColourDepth? = nil, noColour: Bool = false
  ) throws(TerminalError) -> ColourSupport {
    var variables = noColour ? ["NO_COLOR": "1"] : [:]
    variables["TERM"] = term
    return try ColourSupport.choose(
      environment: TerminalEnvironment(variables), requested: requested
    ) { name throws(TerminalError) in
      guard let entry = Self.entries[name] else { throw .unknownType(name) }
      return entry
    }
  }

  @Test(
    "without a request, terminfo decides",
    arguments: [
      ("xterm", .eight), ("xterm-256color", .indexed256), ("xterm-direct", .direct),
      ("rxvt-88color", .sixteen), ("vt100", .none), ("odd-direct", .indexed256),
    ] as [(String, ColourDepth)])
  func detection(term: String, depth: ColourDepth) throws {
    let support = try choose(term)
    #expect(support.depth == depth && support.detectedDepth == depth && support.type == term)
    #expect(support.isDirect == (depth == .direct))
  }

  @Test("NO_COLOR means none, unless colours are asked for by name")
  func noColour() throws {
    #expect(try choose("xterm-256color", noColour: true).depth == .none)
    #expect(try choose("xterm-256color", requested: .eight, noColour: true).depth == .eight)
  }

  @Test("fewer colours than there are can always be had")
  func fewer() throws {
    for depth in [ColourDepth.none, .eight, .sixteen, .indexed256] {
      let support = try choose("xterm-direct", requested: depth)
      #expect(support.depth == depth && support.type == "xterm-direct" && support.isDirect)
    }
  }

  @Test("more colours come from a variant of the entry, or not at all")
  func more() throws {
    let many = try choose("xterm", requested: .indexed256)
    #expect(many.type == "xterm-256color" && many.depth == .indexed256)
    #expect(many.detectedDepth == .eight)
    let sixteen = try choose("xterm", requested: .sixteen)
    #expect(sixteen.type == "xterm-256color" && sixteen.depth == .sixteen)
    let direct = try choose("xterm-256color", requested: .direct)
    #expect(direct.type == "xterm-direct" && direct.depth == .direct && direct.isDirect)
    let most = try choose("tmux-256color", requested: .direct)
    #expect(most.type == "tmux-256color" && most.depth == .indexed256 && !most.isDirect)
    #expect(try choose("linux", requested: .direct).depth == .eight)
    #expect(try choose("vt100", requested: .indexed256).depth == .none)
  }

  @Test("a type that is not set or not known is an error, not a guess")
  func errors() {
    #expect(throws: TerminalError.typeNotSet) { try choose(nil) }
    #expect(throws: TerminalError.unknownType("no-such")) { try choose("no-such") }
  }

  @Test("the terminfo of this machine is read")
  func terminfo() throws {
    #expect(try ColourSupport.terminfo("xterm-256color").colours == 256)
    #expect(try ColourSupport.terminfo("vt100").colours == 0)
    #expect(throws: TerminalError.noCursorAddressing("dumb")) {
      try ColourSupport.terminfo("dumb")
    }
    #expect(throws: TerminalError.unknownType("no-such-terminal")) {
      try ColourSupport.terminfo("no-such-terminal")
    }
  }
}
