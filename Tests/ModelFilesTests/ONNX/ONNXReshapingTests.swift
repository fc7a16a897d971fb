import Testing

@testable import ModelFiles

/// If one of these fails, a model whose exporter reshapes is refused, or time is taken for features.
@Suite struct ONNXReshapingTests {
  private let time = ONNXAtom(id: 1, size: nil)
  private let texts = ONNXAtom(id: 2, size: nil)
  private let directions = ONNXAtom(id: 3, size: 2)
  private let units = ONNXAtom(id: 4, size: 5)

  private func regroup(_ axes: [[ONNXAtom]], _ target: [ONNXSize]) -> [[ONNXAtom]]? {
    ONNXReshaping.regroup(axes, to: target)
  }

  @Test("Directions and units become features")
  func merged() {
    let axes = [[time], [texts], [directions], [units]]
    let expected = [[time], [texts], [directions, units]]
    #expect(regroup(axes, [.known(0), .known(0), .known(-1)]) == expected)
    #expect(regroup(axes, [.atom(1), .atom(2), .known(10)]) == expected)
    #expect(regroup(axes, [.atom(1), .known(-1), .known(10)]) == expected)
    #expect(regroup(axes, [.unknown, .unknown, .known(10)]) == expected)
  }

  @Test("Steps and texts are put together and taken apart again")
  func flattened() {
    let flat = regroup([[time], [texts], [units]], [.known(-1), .known(5)])
    #expect(flat == [[time, texts], [units]])
    #expect(regroup(flat ?? [], [.atom(1), .atom(2), .known(-1)]) == [[time], [texts], [units]])
  }

  @Test("Axes of one entry come and go")
  func ones() {
    #expect(regroup([[time], [], [units]], [.known(-1), .known(5)]) == [[time], [units]])
    #expect(
      regroup([[time], [units]], [.atom(1), .known(1), .known(5)]) == [[time], [], [units]])
  }

  @Test("A piece that is taken apart, or an impossible size, is not followed")
  func refused() {
    #expect(regroup([[units]], [.known(3), .known(2)]) == nil)
    #expect(regroup([[directions], [units]], [.known(5), .known(2)]) == nil)
    #expect(regroup([[units]], [.known(-7)]) == nil)
    #expect(regroup([[units]], [.known(0), .known(0)]) == nil)
    #expect(regroup([[units]], Array(repeating: .known(1), count: 99)) == nil)
    #expect(regroup([[units]], [.known(Int.max), .known(Int.max)]) == nil)
  }
}
