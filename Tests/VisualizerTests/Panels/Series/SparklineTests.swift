import CellGrid
import Testing

@testable import Visualizer

/// If one of these fails, a plot has a bar that is not as high as its number.
@Suite struct SparklineTests {
  private func rows(_ values: [Float], rows: Int, unicode: Bool = true) -> [String] {
    var canvas = Canvas(
      size: GridSize(columns: values.count, rows: rows),
      theme: Theme(depth: .none, unicode: unicode))
    let bars = values.enumerated().map {
      Sparkline.Bar(value: $1, field: $0..<$0 + 1, style: .plain)
    }
    Sparkline(bars: bars, scale: PlotScale([0, 1])).draw(rows: 0..<rows, on: &canvas)
    return canvas.grid.rows.filter { !$0.isEmpty }
  }

  @Test("From the least to the largest, a gap for what is missing")
  func heights() {
    #expect(rows([0, 0.5, .nan, 1], rows: 1) == ["▁▄ ▇"])
    #expect(rows([0, 0.5, .nan, 1, 9], rows: 2) == ["   ▇▇", "▁█ ██"])
  }

  @Test("Without Unicode signs grow in weight")
  func ascii() {
    let signs = rows(
      stride(from: 0, through: 1, by: 1.0 / 6).map { Float($0) }, rows: 1, unicode: false)
    #expect(signs == ["_.-=+*#"])
  }
}
