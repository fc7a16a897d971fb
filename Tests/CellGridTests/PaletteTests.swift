import CellGrid
import Testing

/// Pictures and contrast checks stand on these numbers.
@Suite struct PaletteTests {
  @Test("the cube and the greys are those of xterm")
  func entries() {
    #expect(Palette.rgb(16) == RGBColour(0, 0, 0))
    #expect(Palette.rgb(53) == RGBColour(95, 0, 95))
    #expect(Palette.rgb(208) == RGBColour(255, 135, 0))
    #expect(Palette.rgb(231) == RGBColour(255, 255, 255))
    #expect(Palette.rgb(232) == RGBColour(8, 8, 8))
    #expect(Palette.rgb(255) == RGBColour(238, 238, 238))
  }
}
