import Testing

@testable import ModelFiles

/// If one of these fails, weights that a graph puts into order at run time are read in another
/// order, or a wrong index ends the program.
@Suite struct ONNXConstantTests {
  /// 0, 1, 2, … in a shape.
  private func counting(_ shape: Int...) -> ONNXConstant {
    ONNXConstant(shape: shape, elements: .integers(Array(0..<shape.reduce(1, *))))
  }

  @Test("Axes are put in another order")
  func transposed() {
    let constant = counting(2, 3, 4).transposed([2, 0, 1])
    #expect(constant?.shape == [4, 2, 3])
    for a in 0..<4 {
      for b in 0..<2 {
        for c in 0..<3 {
          #expect(constant?.integers?[(a * 2 + b) * 3 + c] == (b * 3 + c) * 4 + a)
        }
      }
    }
    #expect(counting(2, 3).transposed([0, 0]) == nil)
    #expect(counting(2, 3).transposed([0]) == nil)
  }

  @Test(
    "A slice is what NumPy gives",
    arguments: [
      (1, 3, 1, [1, 2]), (-2, Int.max, 1, [4, 5]), (-1, Int.min, -1, [5, 4, 3, 2, 1, 0]),
      (4, 1, -2, [4, 2]), (3, 3, 1, []), (0, 100, 2, [0, 2, 4]), (9, 12, 1, []),
      (Int.min, Int.max, Int.max, [0]), (Int.max, Int.min, Int.min + 1, [5]),
    ])
  func slices(start: Int, end: Int, step: Int, expected: [Int]) throws {
    let range = try #require(ONNXSliceRange(start: start, end: end, step: step, size: 6))
    #expect(counting(6).sliced(axis: 0, range).integers == expected)
    let inner = counting(2, 6).sliced(axis: 1, range).integers
    #expect(inner == expected + expected.map { $0 + 6 })
  }

  @Test("A step of 0 is no slice")
  func noStep() {
    #expect(ONNXSliceRange(start: 0, end: 1, step: 0, size: 6) == nil)
    #expect(ONNXSliceRange(start: 0, end: 1, step: -1, size: 0) == nil)
  }

  @Test("Entries are gathered, negative ones from the end, none from outside")
  func gathered() {
    let indices = ONNXConstant(integers: [2, -3])
    #expect(counting(2, 3).gathered(indices, axis: 1)?.integers == [2, 0, 5, 3])
    let scalar = ONNXConstant(integers: [1], isScalar: true)
    #expect(counting(2, 3).gathered(scalar, axis: 0)?.shape == [3])
    #expect(counting(2, 3).gathered(ONNXConstant(integers: [3]), axis: 1) == nil)
    #expect(counting(2, 3).gathered(ONNXConstant(integers: [Int.min]), axis: 1) == nil)
    #expect(counting(2, 3).gathered(indices, axis: 2) == nil)
  }

  @Test("Parts are put together along an axis if all else agrees")
  func concatenated() {
    let joined = ONNXConstant.concatenated([counting(2, 1), counting(2, 2)], axis: 1)
    #expect(joined?.shape == [2, 3])
    #expect(joined?.integers == [0, 0, 1, 1, 2, 3])
    #expect(ONNXConstant.concatenated([counting(2, 1), counting(3, 1)], axis: 1) == nil)
    #expect(ONNXConstant.concatenated([counting(2), counting(2, 1)], axis: 0) == nil)
  }

  @Test("Axes of one entry are repeated")
  func expanded() {
    let wide = counting(2, 1).expanded(to: [3, 1, 2])
    #expect(wide?.integers == [0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1])
    #expect(counting(3).expanded(to: [2]) == nil)
    #expect(counting(1).expanded(to: [Int.max, 4]) == nil)
  }

  @Test("Shapes whose product overflows have no count, also beside an empty axis")
  func counts() {
    #expect(ONNXConstant.count(of: [1 << 40, 1 << 40]) == nil)
    #expect(ONNXConstant.count(of: [0, 1 << 40, 1 << 40]) == nil)
    #expect(ONNXConstant.count(of: [2, -1]) == nil)
    #expect(ONNXConstant.count(of: [0, 7]) == 0)
    #expect(ONNXConstant.count(of: []) == 1)
  }

  @Test("Integers neither overflow nor are divided by 0")
  func arithmetic() {
    let large = ONNXConstant(integers: [Int.max, Int.min])
    let minusOne = ONNXConstant(integers: [-1])
    #expect(ONNXConstant.combined("Mul", large, large) == nil)
    #expect(ONNXConstant.combined("Add", large, minusOne) == nil)
    #expect(ONNXConstant.combined("Div", large, minusOne) == nil)
    #expect(ONNXConstant.combined("Div", minusOne, ONNXConstant(integers: [0])) == nil)
    #expect(ONNXConstant.combined("Sub", minusOne, minusOne)?.integers == [0])
  }

  @Test("Floats become integers where that is possible")
  func casts() {
    let floats = ONNXConstant(shape: [2], elements: .floats([2.7, -2.7]))
    #expect(floats.cast(to: 7)?.integers == [2, -2])
    for odd in [Float.nan, .infinity, 1e30] {
      #expect(ONNXConstant(shape: [1], elements: .floats([odd])).cast(to: 7) == nil)
    }
    #expect(floats.cast(to: 9)?.integers == [1, 1])
    #expect(floats.cast(to: 8) == nil)
  }
}
