/// Collects the rectangles and the text of a screen and writes them as SVG.
struct SVGPicture {
  private static let cellWidth = 9
  private static let cellHeight = 18
  private static let margin = 14
  private static let titleHeight = 30
  private static let baseline = 13.5

  private let colours: ScreenColours
  private var backgrounds = SVGFills()
  private var blocks = SVGFills()
  private var texts: [String] = []
  private var run: SVGTextRun?

  init(colours: ScreenColours) {
    self.colours = colours
  }

  /// Adds a cell; cells of a row come from left to right, each row ends with `endRun()`.
  mutating func add(_ cell: Cell, column: Int, row: Int) {
    let (foreground, background) = colours.resolve(cell.style)
    let x = column * Self.cellWidth
    let y = row * Self.cellHeight
    let width = cell.width * Self.cellWidth
    if background != colours.background {
      backgrounds.add(background, x: x, y: y, width: width, height: Self.cellHeight)
    }
    if let shape = BlockShape(cell.character) {
      endRun()
      for part in shape.parts {
        blocks.add(foreground, part, x: x, y: y, width: width, height: Self.cellHeight)
      }
    } else if cell.character == " ", !cell.style.underline {
      endRun()
    } else {
      addText(cell, colour: foreground, column: column, row: row)
    }
  }

  /// Ends the run of text under way; the next character starts one of its own.
  mutating func endRun() {
    if let run { texts.append(run.element(cellWidth: Self.cellWidth)) }
    run = nil
  }

  private mutating func addText(_ cell: Cell, colour: RGBColour, column: Int, row: Int) {
    let look = SVGTextRun.Look(
      colour: colour, bold: cell.style.bold, dim: cell.style.dim, underline: cell.style.underline)
    let standsAlone = cell.width == 2 || SVGTextRun.isSymbol(cell.character)
    if let current = run, current.look == look, !current.standsAlone, !standsAlone {
      run?.append(cell.character)
      return
    }
    endRun()
    run = SVGTextRun(
      look: look, text: String(cell.character), columns: cell.width, standsAlone: standsAlone,
      x: column * Self.cellWidth, y: Double(row * Self.cellHeight) + Self.baseline)
  }

  /// Returns the whole file.
  func document(size: GridSize, title: String) -> String {
    let width = size.columns * Self.cellWidth + 2 * Self.margin
    let height = size.rows * Self.cellHeight + Self.margin + Self.titleHeight
    let safeTitle = xmlEscaped(title)
    let border = colours.blend(0.25).hex
    let quiet = colours.blend(0.6).hex
    let dots = (0..<3).map { index in
      "<circle cx=\"\(18 + 16 * index)\" cy=\"15\" r=\"5\" fill=\"\(border)\"/>"
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)" role="img" \
      font-family="'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="15">
      <title>\(safeTitle)</title>
      <rect x="0.5" y="0.5" width="\(width - 1)" height="\(height - 1)" rx="9" \
      fill="\(colours.background.hex)" stroke="\(border)"/>
      \(dots.joined())
      <text x="\(width / 2)" y="19.5" text-anchor="middle" font-size="12" \
      fill="\(quiet)">\(safeTitle)</text>
      <g transform="translate(\(Self.margin) \(Self.titleHeight))">
      <g shape-rendering="crispEdges">
      \((backgrounds.elements + blocks.elements).joined(separator: "\n"))
      </g>
      \(texts.joined(separator: "\n"))
      </g>
      </svg>

      """
  }
}

extension ScreenColours {
  /// Returns the colour a fraction of the way from the background to the text, as the eye sees it.
  fileprivate func blend(_ fraction: Double) -> RGBColour {
    func mix(_ from: UInt8, _ to: UInt8) -> UInt8 {
      UInt8((Double(from) + (Double(to) - Double(from)) * fraction).rounded())
    }
    return RGBColour(
      mix(background.red, foreground.red), mix(background.green, foreground.green),
      mix(background.blue, foreground.blue))
  }
}

extension RGBColour {
  /// The colour as `#rrggbb`.
  var hex: String {
    "#"
      + [red, green, blue].map { part in
        (part < 16 ? "0" : "") + String(part, radix: 16)
      }.joined()
  }
}

/// Returns the text with the characters of XML's own escaped and those XML forbids replaced by �.
func xmlEscaped(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "\t", "\n", "\r": result += " "
    case "\u{FFFE}", "\u{FFFF}": result += "�"
    case _ where scalar.value < 0x20: result += "�"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
