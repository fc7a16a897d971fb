import CellGrid
import Testing

/// A sign of the wrong width shifts a row; a sign outside ASCII breaks an ASCII terminal.
@Suite struct GlyphSetTests {
  private func signs(_ glyphs: GlyphSet) -> [String] {
    Mirror(reflecting: glyphs).children.flatMap { child in
      (child.value as? [String]) ?? (child.value as? String).map { [$0] } ?? []
    }
  }

  @Test("every sign takes one column, and C~ two")
  func widths() {
    for glyphs in [GlyphSet.unicode, .ascii] {
      #expect(signs(glyphs).count > 35)
      for sign in signs(glyphs) where sign != glyphs.tildeC {
        #expect(DisplayWidth.of(sign) == 1, "\(sign)")
      }
    }
    #expect(DisplayWidth.of(GlyphSet.unicode.tildeC) == 1)
    #expect(DisplayWidth.of(GlyphSet.ascii.tildeC) == 2)
  }

  @Test("the ASCII forms are ASCII")
  func ascii() {
    #expect(!GlyphSet.ascii.hasHalfBlocks && GlyphSet.unicode.hasHalfBlocks)
    for sign in signs(.ascii) {
      #expect(sign.unicodeScalars.allSatisfy { $0.isASCII && $0.value >= 0x20 }, "\(sign)")
    }
  }
}
