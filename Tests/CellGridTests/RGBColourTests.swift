import CellGrid
import Testing

/// The checks of every colour map stand on these.
@Suite struct RGBColourTests {
  @Test("contrast is that of WCAG 2")
  func contrast() {
    let black = RGBColour(0, 0, 0)
    let white = RGBColour(255, 255, 255)
    #expect(abs(black.contrast(to: white) - 21) < 0.01)
    #expect(abs(white.contrast(to: white) - 1) < 0.01)
    // #777777 on white is the well-known colour just below 4.5 : 1.
    #expect(abs(RGBColour(0x77, 0x77, 0x77).contrast(to: white) - 4.48) < 0.01)
  }
}
