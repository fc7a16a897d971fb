import Language
import MemoryAnalysis
import RecurrentNets
import Testing

/// If one of these fails, a gate is shown more often open or closed than it is.
@Suite struct SaturationTests {
  @Test("Shares are those of counting every step, over one text and over several")
  func bruteForce() {
    let layers = [3, 17, 40].map { randomTrace(tokens: $0, scale: 3, seed: UInt64($0)).top }
    var saturation = Saturation(cell: .lstm, unitCount: 9)
    for layer in layers { saturation.add(layer) }
    #expect(saturation.stepCount == 60)
    var sawOpen = false
    var sawClosed = false
    for gate in saturation.gates {
      for unit in 0..<9 {
        var open = 0
        var closed = 0
        for layer in layers {
          for position in 1...layer.tokenCount {
            if layer[gate, position, unit] > 0.9 { open += 1 }
            if layer[gate, position, unit] < 0.1 { closed += 1 }
          }
        }
        #expect(saturation.openShare(of: gate, unit: unit) == Float(open) / 60)
        #expect(saturation.closedShare(of: gate, unit: unit) == Float(closed) / 60)
        sawOpen = sawOpen || open > 0
        sawClosed = sawClosed || closed > 0
      }
    }
    #expect(sawOpen && sawClosed)
    #expect(Saturation(of: layers[1]).stepCount == 17)
  }

  @Test("Nothing read is no share")
  func empty() {
    let saturation = Saturation(of: randomTrace(tokens: 0).top)
    #expect(saturation.openShare(of: .forget, unit: 2) == 0)
    #expect(saturation.mean(unit: 2) == 0)
  }

  // MARK: - Files

  private let words = (0..<12).map { "w\($0)" }

  @Test("A text file is counted line by line, each from nothing read")
  func survey() throws {
    let recorder = TraceRecorder(randomNetwork(hidden: 5, layers: 2, scale: 3, seed: 3))
    let tokenizer = Tokenizer(vocabulary: Vocabulary(words: words))
    let survey = try SaturationSurvey(
      of: "w1 w2 w3\n\n  w4\r\nw1 w9", by: recorder, tokenizer: tokenizer)
    #expect(survey.wordCount == 6 && survey.layers.count == 2)
    for layer in 0..<2 {
      var expected = Saturation(cell: .lstm, unitCount: 5)
      for tokens in [[1, 2, 3], [4], [1, 9]] {
        expected.add(recorder.trace(of: tokens).layers[layer])
      }
      #expect(survey.layers[layer] == expected)
    }
  }

  @Test("A long line is read in pieces, and no word is lost")
  func longLine() throws {
    let recorder = TraceRecorder(randomNetwork(hidden: 3, seed: 3))
    let tokenizer = Tokenizer(vocabulary: Vocabulary(words: words))
    let line = Array(repeating: "w1", count: SaturationSurvey.pieceLength * 2 + 7)
      .joined(separator: " ")
    let progress = WorkProgress()
    let survey = try SaturationSurvey(
      of: line, by: recorder, tokenizer: tokenizer, progress: progress)
    #expect(survey.wordCount == 2007 && survey.layers[0].stepCount == 2007)
    #expect(progress.share > 0.5)
  }

  @Test("A word that cannot be read is named with its line; telling it to stop stops it")
  func errors() {
    let recorder = TraceRecorder(randomNetwork(hidden: 3, seed: 3))
    let tokenizer = Tokenizer(vocabulary: Vocabulary(words: words))
    #expect {
      try SaturationSurvey(of: "w1\nw2 zebra", by: recorder, tokenizer: tokenizer)
    } throws: { error in
      "\(error)"
        == "line 2: the model does not know “zebra” (word 2) and has no word for unknown ones"
    }
    let progress = WorkProgress()
    progress.cancel()
    #expect(throws: CancellationError.self) {
      try SaturationSurvey(of: "w1", by: recorder, tokenizer: tokenizer, progress: progress)
    }
  }
}
