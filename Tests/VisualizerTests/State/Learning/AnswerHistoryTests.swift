import Testing

@testable import Visualizer

/// If one of these fails, the curve of right answers is not what was answered.
@Suite struct AnswerHistoryTests {
  @Test("What was known at an update is the last examination up to it")
  func upTo() {
    var history = AnswerHistory()
    for (update, share) in [(0, 0.5), (10, 0.6), (10, 0.9), (5, 0.1), (30, 0.7)] {
      history.add(AnswerHistory.Entry(update: update, share: share))
    }
    #expect(history.entries.map(\.update) == [0, 10, 30])
    #expect(history.last(upTo: 29)?.share == 0.6)
    #expect(history.last(upTo: 30)?.share == 0.7)
    #expect(AnswerHistory().last(upTo: 30) == nil)
  }

  @Test("However many there are: bounded, in order, and the last one is there")
  func bounded() {
    var history = AnswerHistory()
    for update in 0..<5000 { history.add(AnswerHistory.Entry(update: update, share: 0)) }
    let updates = history.entries.map(\.update)
    #expect(updates.count <= AnswerHistory.capacity && updates.last == 4999)
    #expect(updates == updates.sorted())
  }
}
