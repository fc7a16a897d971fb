/// How the rows of the memory view are shared out below the words.
///
/// Six units get a row in the story, then the selected unit its gates, then the
/// strip of all units two to a row; what is left gives each unit of the strip a
/// row of its own if that is enough, and then the story more units.
struct RowBudget: Equatable {
  /// How many units have a row in the story.
  let story: Int

  /// How many rows the strip's maps have; 0 for no strip.
  let strip: Int

  private static let storyAtLeast = 6
  private static let stripAtLeast = 6

  /// The strip's heading, the row of marks below it, the gap above and the legend.
  private static let stripExtras = 4

  /// Shares out rows.
  ///
  /// - Parameters:
  ///   - available: The rows there are, the story's heading included.
  ///   - units: How many units there are.
  ///   - unitRows: What the selected unit takes, with its heading.
  ///   - unitGap: The blank rows above it.
  ///   - hasHalfBlocks: Whether two units can share a row of the strip.
  ///   - wantsStrip: Whether a strip is shown where it fits.
  init(
    available: Int, units: Int, unitRows: Int, unitGap: Int, hasHalfBlocks: Bool, wantsStrip: Bool
  ) {
    let rest = available - 1 - unitRows - unitGap
    let forStrip = rest - min(Self.storyAtLeast, units) - Self.stripExtras
    guard wantsStrip, forStrip >= Self.stripAtLeast else {
      story = min(units, max(1, rest))
      strip = 0
      return
    }
    let shared = hasHalfBlocks ? (units + 1) / 2 : units
    strip = forStrip >= units ? units : min(shared, forStrip)
    story = min(units, max(1, rest - strip - Self.stripExtras))
  }
}
