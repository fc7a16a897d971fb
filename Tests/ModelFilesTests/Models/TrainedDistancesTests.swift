import ModelFiles
import Testing

/// If one of these fails, the range a network was trained over is marked at the wrong place.
struct TrainedDistancesTests {
  @Test("Half are at most so long, and 99 of 100")
  func shares() throws {
    let hundred = try #require(TrainedDistances(.text, of: (1...100).shuffled()))
    #expect((hundred.half, hundred.most, hundred.longest) == (50, 99, 100))
    let two = try #require(TrainedDistances(.text, of: [9, 4]))
    #expect((two.half, two.most, two.longest) == (4, 9, 9))
    let one = try #require(TrainedDistances(.window, of: [64]))
    #expect((one.half, one.most, one.longest) == (64, 64, 64))
    let outlier = try #require(TrainedDistances(.text, of: Array(repeating: 2, count: 199) + [80]))
    #expect((outlier.half, outlier.most, outlier.longest) == (2, 2, 80))
  }

  @Test("Of nothing there is none")
  func nothing() { #expect(TrainedDistances(.agreement, of: []) == nil) }
}
