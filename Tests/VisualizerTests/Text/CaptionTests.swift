import MemoryAnalysis
import Testing

@testable import Visualizer

/// If one of these fails, the sentence under the picture says what did not happen.
@Suite struct CaptionTests {
  @Test("Each sentence follows from the step it is about")
  func followsFromTheStep() throws {
    let text = Array(repeating: "she is busy today ... they are . i am", count: 4)
      .joined(separator: " ")
    var state = try testState(text)
    var kinds: Set<String> = []
    for unit in state.order.units {
      state.unit = unit
      for position in 1...state.reading.count {
        state.position = position
        let caption = Caption(state)
        let step = MemoryStep(of: state.layerTrace, unit: unit, at: position)
        let isHeld = abs(step.previous) >= state.thresholds.held
        if caption.sentence.hasPrefix("lets go of") {
          #expect(step.keptShare < 0.3 && isHeld)
          let source = try #require(step.source)
          #expect(caption.sentence.contains("“\(state.reading[source.position].text)”"))
          #expect(caption.sentence.contains(NumberText.percent(step.keptShare)))
          #expect(caption.sentence.contains(NumberText.signed(step.previous)))
          #expect(
            caption.sentence.contains("writes") == (abs(step.written) >= state.thresholds.written))
          kinds.insert("lets go")
        } else if caption.sentence.hasPrefix("is taken up") {
          #expect(abs(step.written) >= state.thresholds.written)
          kinds.insert("taken up")
        } else if caption.sentence.hasPrefix("leaves") {
          #expect(!isHeld)
          #expect(abs(step.memory) < 0.4 * state.thresholds.held)
          kinds.insert("empty")
        } else if caption.sentence.hasPrefix("changes") {
          #expect(!isHeld && abs(step.written) < state.thresholds.written)
          #expect(abs(step.memory) >= 0.4 * state.thresholds.held)
          kinds.insert("little")
        } else if caption.sentence.hasPrefix("passes by") {
          #expect(isHeld && step.keptShare >= 0.3)
          kinds.insert("holds")
        } else {
          Issue.record("unexpected caption: \(caption.sentence)")
        }
      }
    }
    #expect(kinds.count == 5)
  }

  @Test("The prediction line names the two likeliest words")
  func prediction() throws {
    var state = try testState()
    try state.press("Right Right")
    let likeliest = state.reading.trace.predictions(at: 3, count: 2)
    let caption = Caption(state)
    for prediction in likeliest {
      let word = state.model.vocabulary[prediction.word]
      #expect(
        caption.prediction.contains("“\(word)” \(NumberText.percent(prediction.probability))"))
    }
  }

  @Test("An unknown word is named as such")
  func unknownWord() throws {
    var state = try testState("she zebra is")
    try state.press("Right")
    #expect(Caption(state).word == "“zebra”")
    #expect(Caption(state).sentence.contains("is unknown, read as <unk>; it "))
  }

  @Test("A plain RNN has a caption without a cell")
  func plainRNN() throws {
    let state = try testState(model: testModel(.rnn))
    #expect(Caption(state).sentence.hasPrefix("overwrites unit"))
  }
}
