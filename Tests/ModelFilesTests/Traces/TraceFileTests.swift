import Foundation
import RecurrentNets
import Testing

@testable import ModelFiles

/// If one of these fails, the numbers that leave the program are not those on the screen.
@Suite struct TraceFileTests {
  private let words = ["She", "is, \"busy\"", "\u{1B}[31m"]
  private let model = randomModel(layers: 2)

  private var trace: Trace { TraceRecorder(model.network).trace(of: [1, 2, 0]) }

  @Test("JSON holds every array with its shape and values")
  func json() throws {
    let bytes = try TraceFile(trace, words: words).encoded(as: .json)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: [Any]])
    #expect(object["tokens"] as? [String] == words)
    #expect(object.count == 1 + 2 * 6 + 2)
    for (layer, letter, quantity) in [(0, "f", Quantity.forget), (1, "g", .candidate)] {
      let rows = try #require(object["l\(layer).\(letter)"] as? [[Double]])
      #expect(rows.count == 3)
      for position in 1...3 {
        let expected = trace.layers[layer].values(of: quantity, at: position).map(Double.init)
        #expect(zip(rows[position - 1], expected).allSatisfy { abs($0 - $1) < 1e-6 })
      }
    }
    #expect((object["logits"] as? [[Double]])?.first?.count == 8)
  }

  @Test("CSV has one row for each position, layer and unit, quoted where needed")
  func csv() throws {
    let text = String(decoding: try TraceFile(trace, words: words).encoded(as: .csv), as: UTF8.self)
    let lines = text.split(separator: "\n")
    #expect(lines.first == "position,token,layer,unit,f,i,o,g,c,h,output,logits")
    #expect(lines.count == 1 + 3 * 2 * 4 + 3 * 8)
    #expect(lines.last?.hasPrefix("3,\u{1B}[31m,output,7,,,,,,,") == true)
    #expect(lines[1].hasPrefix("1,She,0,0,\(trace.layers[0][.forget, 1, 0]),"))
    #expect(text.contains("2,\"is, \"\"busy\"\"\",0,0,"))
  }

  @Test("npz holds one npy for each array")
  func npz() throws {
    let bytes = try TraceFile(trace, words: words).encoded(as: .npz)
    let text = String(decoding: bytes, as: UTF8.self)
    for name in [
      "tokens", "l0.f", "l0.i", "l0.o", "l0.g", "l0.c", "l0.h", "l1.h", "output", "logits",
    ] {
      #expect(text.contains("\(name).npy"))
    }
  }

  @Test("A plain RNN has its hidden state and nothing else")
  func rnn() throws {
    let trace = TraceRecorder(randomModel(.rnn).network).trace(of: [1])
    let text = String(decoding: try TraceFile(trace, words: ["a"]).encoded(as: .csv), as: UTF8.self)
    #expect(text.hasPrefix("position,token,layer,unit,h,output,logits\n1,a,0,0,"))
  }
}
