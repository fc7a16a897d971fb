import CellGrid
import Testing

/// Without colour these signs are all there is.
@Suite struct ThemeGlyphsTests {
  @Test("a gate's sign grows from blank to full", arguments: [true, false])
  func gates(unicode: Bool) {
    let theme = Theme(depth: .none, unicode: unicode)
    #expect(theme.gateGlyph(0) == " ")
    #expect(theme.gateGlyph(1) == theme.glyphs.full)
    let shown = (0...100).map { theme.gateGlyph(Float($0) / 100) }
    let steps = shown.map { theme.glyphs.ramp.firstIndex(of: $0) ?? -1 }
    #expect(steps == steps.sorted() && Set(steps).count == theme.glyphs.ramp.count)
    #expect(theme.gateGlyph(.nan) == "?" && theme.gateGlyph(-7) == " ")
  }

  @Test("the sign of a value can be seen in one column and in more", arguments: [true, false])
  func signs(unicode: Bool) {
    let theme = Theme(depth: .none, unicode: unicode)
    let magnitudes = (1...20).map { Float($0) / 10 }.filter { $0 >= 0.2 }
    let positive = Set(magnitudes.map { theme.signedGlyph($0, range: 1) })
    let negative = Set(magnitudes.map { theme.signedGlyph(-$0, range: 1) })
    #expect(positive.count == 4 && negative.count == 4)
    #expect(positive.isDisjoint(with: negative))
    #expect(theme.signedGlyph(0.5, range: 1, columns: 3).hasPrefix("+"))
    #expect(theme.signedGlyph(-0.5, range: 1, columns: 3).hasPrefix(theme.glyphs.minus))
    #expect(theme.signedGlyph(0.05, range: 1) == " ")
    #expect(theme.signedGlyph(.nan, range: 1) == "?")
  }

  @Test("a field is filled to its width", arguments: [true, false], 0...5)
  func widths(unicode: Bool, columns: Int) {
    let theme = Theme(depth: .none, unicode: unicode)
    for value in [Float(-1), -0.3, 0, 0.3, 1, .nan] {
      let signed = theme.signedGlyph(value, range: 1, columns: columns)
      #expect(DisplayWidth.of(signed, unicode: unicode) == columns)
      #expect(DisplayWidth.of(theme.gateGlyph(value, columns: columns)) == columns)
    }
  }
}
