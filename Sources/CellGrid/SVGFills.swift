/// Rectangles grouped by colour, neighbours in a row joined.
struct SVGFills {
  private struct Fill: Hashable {
    let colour: RGBColour
    let opacity: Double
  }

  private struct Box {
    var x: Double
    var y: Double
    var width: Double
    var height: Double
  }

  private var order: [Fill] = []
  private var boxes: [Fill: [Box]] = [:]

  /// Adds a rectangle of whole units.
  mutating func add(_ colour: RGBColour, x: Int, y: Int, width: Int, height: Int) {
    add(
      Fill(colour: colour, opacity: 1),
      Box(x: Double(x), y: Double(y), width: Double(width), height: Double(height)))
  }

  /// Adds a part of a cell.
  mutating func add(
    _ colour: RGBColour, _ part: BlockShape.Part, x: Int, y: Int, width: Int, height: Int
  ) {
    add(
      Fill(colour: colour, opacity: part.opacity),
      Box(
        x: Double(x) + part.left * Double(width), y: Double(y) + part.top * Double(height),
        width: (part.right - part.left) * Double(width),
        height: (part.bottom - part.top) * Double(height)))
  }

  private mutating func add(_ fill: Fill, _ box: Box) {
    guard var list = boxes[fill] else {
      order.append(fill)
      boxes[fill] = [box]
      return
    }
    if let last = list.last, last.y == box.y, last.height == box.height,
      last.x + last.width == box.x
    {
      list[list.count - 1].width += box.width
    } else {
      list.append(box)
    }
    boxes[fill] = list
  }

  /// One path for each colour, in the order of first use.
  var elements: [String] {
    order.map { fill in
      let outline = (boxes[fill] ?? []).map { box in
        "M\(number(box.x)) \(number(box.y))h\(number(box.width))v\(number(box.height))"
          + "h\(number(-box.width))z"
      }.joined()
      let opacity = fill.opacity == 1 ? "" : " opacity=\"\(number(fill.opacity))\""
      return "<path fill=\"\(fill.colour.hex)\"\(opacity) d=\"\(outline)\"/>"
    }
  }
}

/// Returns the shortest form of a number with at most three decimals.
func number(_ value: Double) -> String {
  let rounded = (value * 1000).rounded() / 1000
  return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
}
