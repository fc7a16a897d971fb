import RecurrentNets
import Testing

@testable import Visualizer

/// If one of these fails, the course of an output is that of other steps.
@Suite struct OutputCourseTests {
  @Test("A value for each step of the window up to the current one, and what came after each")
  func values() throws {
    for position in [1, 20, 48] {
      var state = seriesState()
      state.position = position
      let course = try #require(OutputCourse(state, capacity: 20))
      #expect(course.positions.contains(position) && course.positions.count <= 20)
      let positions = Array(course.positions.lowerBound...position)
      #expect(course.values(of: 0) == positions.map { state.reading.trace.output(at: $0)[0] })
      let next = course.next(of: 0)
      for (index, step) in positions.enumerated() {
        #expect(step == 48 ? next[index].isNaN : next[index] == waves(48)[step, 0])
      }
    }
  }

  @Test("No course where there is no room, or where it takes longer than a frame")
  func none() {
    #expect(OutputCourse(seriesState(), capacity: 3) == nil)
    let large = seriesState(waves(30), model: seriesModel(outputs: 4000, hidden: 130))
    #expect(OutputCourse(large, capacity: 20) == nil)
  }
}
