import CellGrid

/// Lines and boxes that join where they meet.
///
/// Every cell remembers to which sides lines leave it; the sign follows from that, so
/// that a wire that ends on a box gives the box its ┬ by itself.
struct LineDrawing {
  /// How strong a line is; without colour its form shows it.
  enum Weight: Int, Sendable {
    case faint, plain, strong
  }

  private struct Joint {
    var sides = 0
    var weight = Weight.faint
  }

  private static let up = 1
  private static let down = 2
  private static let left = 4
  private static let right = 8

  private var joints: [GridPoint: Joint] = [:]

  /// Adds a line through points, each in the row or the column of the one before it.
  mutating func add(_ points: [GridPoint], _ weight: Weight) {
    for (start, end) in zip(points, points.dropFirst()) {
      let columnStep = (end.column - start.column).signum()
      let rowStep = (end.row - start.row).signum()
      var point = start
      while point != end, columnStep == 0 || rowStep == 0 {
        join(point, to: columnStep > 0 ? Self.right : (columnStep < 0 ? Self.left : 0), weight)
        join(point, to: rowStep > 0 ? Self.down : (rowStep < 0 ? Self.up : 0), weight)
        point = GridPoint(column: point.column + columnStep, row: point.row + rowStep)
        join(point, to: columnStep > 0 ? Self.left : (columnStep < 0 ? Self.right : 0), weight)
        join(point, to: rowStep > 0 ? Self.up : (rowStep < 0 ? Self.down : 0), weight)
      }
    }
  }

  /// Adds the four sides of a box.
  mutating func add(box rect: GridRect, _ weight: Weight) {
    guard rect.columns > 1, rect.rows > 1 else { return }
    let right = rect.maxColumn - 1
    let bottom = rect.maxRow - 1
    add(
      [
        GridPoint(column: rect.column, row: rect.row), GridPoint(column: right, row: rect.row),
        GridPoint(column: right, row: bottom), GridPoint(column: rect.column, row: bottom),
        GridPoint(column: rect.column, row: rect.row),
      ], weight)
  }

  /// Draws everything.
  func draw(on canvas: inout Canvas) {
    for (point, joint) in joints {
      canvas.draw(
        sign(of: joint, unicode: canvas.theme.glyphs.isUnicode), column: point.column,
        row: point.row, style: joint.weight.style(canvas.theme))
    }
  }

  /// Draws one point alone.
  func draw(at point: GridPoint, on canvas: inout Canvas) {
    guard let joint = joints[point] else { return }
    canvas.draw(
      sign(of: joint, unicode: canvas.theme.glyphs.isUnicode), column: point.column,
      row: point.row, style: joint.weight.style(canvas.theme))
  }

  private mutating func join(_ point: GridPoint, to side: Int, _ weight: Weight) {
    var joint = joints[point] ?? Joint()
    joint.sides |= side
    if weight.rawValue > joint.weight.rawValue { joint.weight = weight }
    joints[point] = joint
  }

  private static let lightSigns = Array(" │││─┘┐┤─└┌├─┴┬┼")
  private static let heavySigns = Array(" ┃┃┃━┛┓┫━┗┏┣━┻┳╋")

  private func sign(of joint: Joint, unicode: Bool) -> String {
    if unicode {
      return String((joint.weight == .strong ? Self.heavySigns : Self.lightSigns)[joint.sides])
    }
    switch joint.sides {
    case 0: return " "
    case 1...3: return joint.weight == .faint ? ":" : "|"
    case 4, 8, 12: return joint.weight == .strong ? "=" : "-"
    default: return "+"
    }
  }
}

extension LineDrawing.Weight {
  init(_ light: PhaseLight) {
    self =
      switch light {
      case .whole, .read: .plain
      case .lit: .strong
      case .past, .future: .faint
      }
  }

  /// The style of the line, and of the signs that stand on it.
  func style(_ theme: Theme) -> CellStyle {
    switch self {
    case .faint: theme.muted
    case .plain: theme.plain
    case .strong: theme.strong
    }
  }
}
