import Testing

@testable import Visualizer

/// If one of these fails, the equations under the diagram do not add up.
@Suite struct StepEquationTests {
  /// The printed sum "−3.10 − 1.20 + 0.40" in hundredths.
  private func sum(_ text: Substring) throws -> Int {
    var total = 0
    var sign = 1
    for part in text.split(separator: " ") {
      switch part {
      case "+": sign = 1
      case "−": sign = -1
      default:
        let digits = try #require(Int(part.filter(\.isNumber)))
        total += (part.hasPrefix("−") ? -sign : sign) * digits
        sign = 1
      }
    }
    return total
  }

  @Test("The three parts of every gate add up as printed, for every unit and word")
  func gates() throws {
    var state = try testState("she is busy today ... they are")
    for position in 1...state.reading.count {
      for unit in state.order.units {
        state.position = position
        state.unit = unit
        let lines = StepEquation.all(state, columns: 110).map(\.text)
        #expect(lines.count == 6)
        for index in [0, 1, 2, 4] {
          // "f = σ(W …) = σ(a + b + c) = σ(sum) = value"
          let brackets = lines[index].split(separator: "(").dropFirst(2)
            .map { $0.prefix { $0 != ")" } }
          #expect(brackets.count == 2)
          #expect(try sum(brackets[brackets.startIndex]) == sum(brackets[brackets.startIndex + 1]))
        }
        let update = lines[3].split(separator: "=").suffix(2)
        #expect(try sum(update[update.startIndex]) == sum(update[update.startIndex + 1]))
        #expect(lines.allSatisfy { !$0.contains("put at") })
      }
    }
  }

  @Test("Equations get shorter where there is less room, and keep their values")
  func forms() throws {
    var state = try testState("she is busy today")
    try state.press("Right Right")
    let wide = StepEquation.all(state, columns: 118)
    #expect(wide[0].text.contains("W_f x + U_f h₋₁ + b_f"))
    #expect(wide[2].text.contains("W_C x"))
    let narrow = StepEquation.all(state, columns: 38)
    for (long, short) in zip(wide, narrow) {
      #expect(short.text.count <= 40 && !short.text.contains("W"))
      #expect(long.text.split(separator: " ").last == short.text.split(separator: " ").last)
    }
  }

  @Test("What an interference put there is told beside what the gates would have made of it")
  func interference() throws {
    var state = try testState("she is busy today ... they are", view: .cell)
    try state.press("Right Right x s Right")
    let lines = StepEquation.all(state, columns: 140).map(\.text)
    let gates = state.layerTrace
    let written =
      gates[.input, 4, state.unit] * gates[.candidate, 4, state.unit]
    #expect(abs(written) > 0.01)
    #expect(lines[3].hasSuffix("\(NumberText.signed(written)), put at 0.00"))
    try state.press(". . .")
    #expect(Caption(phaseOf: state)?.sentence.contains("puts C of unit") == true)
  }

  @Test("A plain RNN has one equation")
  func plain() throws {
    let state = try testState(model: testModel(.rnn))
    let all = StepEquation.all(state, columns: 100)
    #expect(all.count == 1 && all[0].phase == nil)
    #expect(all[0].text.hasPrefix("h = tanh(W x + U h₋₁ + b) = tanh("))
  }
}
