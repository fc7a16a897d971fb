import Testing

@testable import RecurrentNets

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// If one of these fails, every gate on the screen is off.
@Suite struct ActivationsTests {
  /// From −100 to 100, dense around 0, with a length that is no multiple of eight.
  private let inputs: [Float] =
    (-4000...4000).map { Float($0) / 40 } + (-2003...2003).map { Float($0) / 1000 } + [0, -0.0]

  private func map(_ function: (UnsafeMutablePointer<Float>, Int) -> Void) -> [Float] {
    var values = inputs
    values.withUnsafeMutableBufferPointer { buffer in
      if let base = buffer.baseAddress { function(base, buffer.count) }
    }
    return values
  }

  @Test("Sigmoid agrees with the exact value to 3e-7 and stays in [0, 1]")
  func sigmoid() {
    for (x, y) in zip(inputs, map { Activations.sigmoid($0, count: $1) }) {
      #expect(abs(Double(y) - 1 / (1 + exp(-Double(x)))) <= 3e-7)
      #expect((0...1).contains(y))
    }
  }

  @Test("Tanh agrees to 3e-7, stays in [−1, 1], and keeps its precision near 0")
  func hyperbolicTangent() {
    for (x, y) in zip(inputs, map { Activations.tanh($0, into: $0, count: $1) }) {
      let exact = tanh(Double(x))
      #expect(abs(Double(y) - exact) <= 3e-7)
      #expect((-1...1).contains(y))
      if abs(x) < 0.5 { #expect(abs(Double(y) - exact) <= 3e-7 * abs(exact)) }
    }
  }

  @Test("Exponentials agree to a relative 3e-7, and their sum is returned")
  func exponentials() {
    var sum: Float = 0
    let shift: Float = 100
    let found = map { sum = Activations.exponentials($0, count: $1, minus: shift) }
    var exactSum = 0.0
    for (x, y) in zip(inputs, found) {
      let exact = exp(Double(x - shift))
      if x - shift > -87 { #expect(abs(Double(y) - exact) <= 3e-7 * exact) }
    }
    for y in found { exactSum += Double(y) }
    #expect(abs(Double(sum) - exactSum) <= 1e-4 * exactSum)
  }

  @Test("A value alone has the same bits as among others")
  func alone() {
    for (x, y) in zip(inputs, map { Activations.sigmoid($0, count: $1) }).prefix(5000) {
      #expect(Activations.sigmoid(x) == y)
    }
    for (x, y) in zip(inputs, map { Activations.tanh($0, into: $0, count: $1) }).prefix(5000) {
      #expect(Activations.tanh(x) == y)
    }
  }

  @Test("The largest is found wherever it stands, and what is no number passed over")
  func largest() {
    for count in [1, 15, 16, 17, 40] {
      for place in 0..<count {
        var values = (0..<count).map { -Float($0) - 1 }
        values[place] = 2
        values[(place + 1) % count] = count > 1 ? .nan : 2
        #expect(Activations.largest(of: values, count: count) == 2)
      }
    }
    #expect(Activations.largest(of: [], count: 0) == -.infinity)
  }

  @Test("What is no number stays none, and infinities saturate")
  func specials() {
    var values: [Float] = [.nan, .infinity, -.infinity]
    values.withUnsafeMutableBufferPointer { buffer in
      if let base = buffer.baseAddress { Activations.sigmoid(base, count: 3) }
    }
    #expect(values[0].isNaN && values[1] == 1 && values[2] == 0)
    values = [.nan, .infinity, -.infinity]
    values.withUnsafeMutableBufferPointer { buffer in
      if let base = buffer.baseAddress { Activations.tanh(base, into: base, count: 3) }
    }
    #expect(values[0].isNaN && values[1] == 1 && values[2] == -1)
  }
}
