import CellGrid
import Testing

/// The README's picture and `--svg` are these; a broken file shows nothing at all.
@Suite struct CellGridSVGTests {
  @Test("text that looks like markup stays text")
  func escapes() {
    var grid = CellGrid(size: GridSize(columns: 20, rows: 1))
    grid.draw("<unk>&\"\u{1B}", column: 0, row: 0)
    let svg = grid.svg(title: "a < b & \"c\"\n")
    #expect(svg.contains("&lt;unk&gt;&amp;&quot;"))
    #expect(svg.contains("<title>a &lt; b &amp; &quot;c&quot; </title>"))
    #expect(!svg.contains("<unk>") && !svg.contains("\u{1B}"))
  }

  @Test("a word states where it starts and how long it is, so that any font lines up")
  func textRuns() {
    var grid = CellGrid(size: GridSize(columns: 20, rows: 2))
    grid.draw("next word  x", column: 2, row: 1, style: CellStyle(bold: true))
    let svg = grid.svg(title: "t")
    #expect(
      svg.contains(
        "<text x=\"18\" y=\"31.5\" fill=\"#dedede\" textLength=\"36\" font-weight=\"bold\">"
          + "next</text>"))
    #expect(svg.contains("<text x=\"63\" y=\"31.5\""))
    #expect(svg.contains("<text x=\"117\" y=\"31.5\""))
  }

  @Test("symbols and wide characters are centred in their own cells")
  func symbols() {
    var grid = CellGrid(size: GridSize(columns: 9, rows: 1))
    grid.draw("a●日", column: 0, row: 0)
    let svg = grid.svg(title: "t")
    #expect(svg.contains("x=\"13.5\" text-anchor=\"middle\" y=\"13.5\" fill=\"#dedede\">●</text>"))
    #expect(svg.contains("x=\"27\" text-anchor=\"middle\" y=\"13.5\" fill=\"#dedede\">日</text>"))
  }

  @Test("blocks are rectangles, neighbours of one colour joined, never characters of a font")
  func blocks() {
    var grid = CellGrid(size: GridSize(columns: 4, rows: 1))
    grid.draw("▀▀▌", column: 0, row: 0, style: CellStyle(foreground: .indexed(208)))
    let svg = grid.svg(title: "t")
    #expect(svg.contains("<path fill=\"#ff8700\" d=\"M0 0h18v9h-18zM18 0h4.5v18h-4.5z\"/>"))
    #expect(!svg.contains("▀"))
  }

  @Test("the terminal's own colours are those asked for, reversed where the style says so")
  func defaultColours() {
    var grid = CellGrid(size: GridSize(columns: 2, rows: 1))
    grid.draw("a", column: 0, row: 0, style: CellStyle(reverse: true))
    let svg = grid.svg(background: .light, title: "t")
    #expect(svg.contains("fill=\"#ffffff\" textLength=\"9\">a<"))
    #expect(svg.contains("<path fill=\"#202024\" d=\"M0 0h9v18h-9z\"/>"))
  }

  @Test("every element that is opened is closed, on a screen with everything on it")
  func wellFormed() {
    var grid = CellGrid(size: GridSize(columns: 30, rows: 6))
    for (row, text) in ["┌─┐│└┘├┤┬┴┼", "▁▂▃▄▅▆▇█▉▊▋▌▍▎▏▐░▒▓▔▕", "<>&\"'", "日本語🙂", "C̃ ⊗ ⊕ ✕"]
      .enumerated()
    {
      grid.draw(text, column: 0, row: row, style: CellStyle(dim: true, underline: true))
    }
    var open: [Substring] = []
    for tag in grid.svg(title: "<t>").split(separator: "<") {
      guard let end = tag.firstIndex(of: ">") else {
        Issue.record("no end in \(tag)")
        return
      }
      let body = tag[..<end]
      if body.hasPrefix("/") {
        #expect(open.popLast() == body.dropFirst())
      } else if !body.hasSuffix("/") {
        open.append(body.prefix { $0 != " " })
      }
    }
    #expect(open.isEmpty)
  }
}
