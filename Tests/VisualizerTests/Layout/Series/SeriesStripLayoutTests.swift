import Testing

@testable import Visualizer

/// If one of these fails, plots have no room, or take that of the units.
@Suite struct SeriesStripLayoutTests {
  @Test("Never more rows than there are; more rows never show fewer features")
  func bounds() {
    for features in 1...20 {
      var shown = 0
      for rows in 1...30 {
        let layout = SeriesStripLayout(features: features, rows: rows)
        #expect(layout.rows <= rows && layout.shown <= features)
        #expect(layout.shown >= shown)
        #expect(layout.hasLegend || layout.height > 1 || rows < 3)
        shown = layout.shown
      }
      #expect(shown == min(features, 28) && (features > 14 || shown == features))
    }
  }

  @Test("One feature has a tall plot, many have a row each and what is left is counted")
  func shapes() {
    #expect(SeriesStripLayout(features: 1, rows: 7).height == 3)
    #expect(SeriesStripLayout(features: 3, rows: 5).shown == 3)
    #expect(SeriesStripLayout(features: 9, rows: 5).shown == 3)
    #expect(SeriesStripLayout(features: 9, rows: 1).shown == 0)
  }
}
