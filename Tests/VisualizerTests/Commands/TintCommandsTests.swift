import CellGrid
import MemoryAnalysis
import Testing

@testable import Visualizer

/// If one of these fails, words are tinted by something else than what memory holds of them.
@Suite struct TintCommandsTests {
  @Test("m goes through all tints and back to none, and says each time what it shows")
  func cycle() throws {
    var state = try testState()
    for expected in [WordTint.unit, .allUnits, .watchedWords, nil] {
      try state.press("m")
      #expect(state.tint == expected && state.message != nil)
      let title = ViewerScreen.view(state, size: state.size, theme: Theme(depth: .none)).rows[0]
      #expect(title.contains("tint: ") == (expected != nil))
    }
  }

  @Test("In a lower layer the watched words are left out; a plain RNN has nothing to tint by")
  func refusals() throws {
    var state = try testState(model: testModel(layers: 2))
    try state.press("[ m m m")
    #expect(state.tint == nil && state.message?.contains("top layer") == true)
    try state.press("] m m m [")
    #expect(state.tint == .watchedWords && state.tintedWords == nil)
    var plain = try testState(model: testModel(.rnn))
    try plain.press("m")
    #expect(plain.tint == nil && plain.message?.contains("plain RNN") == true)
  }

  @Test("Strengths are those of the ledger, for every tint at every step")
  func strengths() throws {
    var state = try testState("she is busy today ... i am")
    let layer = state.layerTrace
    for tint in WordTint.allCases {
      state.tint = tint
      for position in 1...state.reading.count {
        state.position = position
        state.updateTintScale()
        let tinted = try #require(state.tintedWords)
        let pair = try #require(state.watchedPair(at: position))
        let weights = state.reading.trace.weights(for: pair)
        for k in 1...position {
          var expected: Float = 0
          for unit in 0..<24 {
            let left = abs(
              Ledger(of: layer, unit: unit, at: position).entry(at: k)?.left ?? .nan)
            switch tint {
            case .unit: expected += unit == state.unit ? left : 0
            case .allUnits: expected += left
            case .watchedWords: expected += left * abs(weights[unit])
            }
          }
          #expect(abs(tinted.strengths[k - 1] - expected) <= 1e-4)
          #expect((tinted.share(at: k) ?? 2) <= 1.00001)
        }
        #expect(tinted.share(at: position + 1) == nil)
      }
    }
  }

  @Test("The scale does not change with the step, and follows the unit, the text and the layer")
  func scale() throws {
    var state = try testState("she is busy today", model: testModel(layers: 2))
    try state.press("m")
    let first = try #require(state.tintedWords).scale
    #expect(first > 0)
    for key in ["Right", "Right", "Left"] {
      try state.press(key)
      #expect(state.tintedWords?.scale == first)
    }
    for keys in ["Down", "e t h e y Enter", "u", "["] {
      try state.press(keys)
      let fresh = WriteStrength.unit(state.unit).peak(in: state.layerTrace)
      #expect(state.tintedWords?.scale == fresh && state.tintScale?.peak == fresh)
    }
  }

  @Test("Words older than the reach of the ledger are not tinted")
  func reach() throws {
    var state = try testState(Array(repeating: "she is", count: 300).joined(separator: " "))
    try state.press("m End")
    let tinted = try #require(state.tintedWords)
    #expect(tinted.strengths.count == Ledger.reach && tinted.share(at: 100) == nil)
    #expect(tinted.share(at: 101) != nil && tinted.share(at: 600) != nil)
  }
}
