import CellGrid
import TerminalBackend
import Testing

/// Who asks for no colour, or says that the background is light, must be heard.
@Suite struct TerminalEnvironmentTests {
  @Test(
    "NO_COLOR counts when it is not empty, whatever it says",
    arguments: [(nil, false), ("", false), ("0", true), ("1", true), ("yes", true)]
      as [(String?, Bool)])
  func noColour(value: String?, refuses: Bool) {
    let environment = TerminalEnvironment(value.map { ["NO_COLOR": $0] } ?? [:])
    #expect(environment.refusesColour == refuses)
  }

  @Test(
    "the last field of COLORFGBG is the background",
    arguments: [
      (nil, nil), ("", nil), ("15;0", .dark), ("0;15", .light), ("0;default;15", .light),
      ("0;7", .light), ("7;8", .dark), ("12;default", nil), ("0;99", nil), ("0;-1", nil),
    ] as [(String?, BackgroundTone?)])
  func colorFGBG(value: String?, tone: BackgroundTone?) {
    let environment = TerminalEnvironment(value.map { ["COLORFGBG": $0] } ?? [:])
    #expect(environment.backgroundTone == tone)
  }

  @Test("an empty TERM is none")
  func term() {
    #expect(TerminalEnvironment([:]).term == nil)
    #expect(TerminalEnvironment(["TERM": ""]).term == nil)
    #expect(TerminalEnvironment(["TERM": "vt100"]).term == "vt100")
  }
}
