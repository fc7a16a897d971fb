/// Finds the orders in which layers can follow each other by the sizes of their vectors.
///
/// Layers of one class are numbered in the order in which they were made, so only the classes have to
/// be interleaved.
struct KerasChainSearch {
  private let groups: [KerasWeightGroup]

  /// The places in ``groups`` of each class's layers, in the order of their numbers.
  private let lines: [[Int]]

  /// How many steps are tried at most.
  private static let stepLimit = 20_000

  init(_ groups: [KerasWeightGroup]) {
    self.groups = groups
    var lines: [String: [(number: Int, index: Int)]] = [:]
    for (index, group) in groups.enumerated() {
      let (name, number) = KerasVariableNames.parts(of: group.variables)
      lines[name, default: []].append((number, index))
    }
    // Where two classes could come next, what is recurrent comes before what is dense.
    self.lines =
      lines.values
      .map { $0.sorted { $0.number < $1.number }.map(\.index) }
      .sorted {
        (groups[$0[0]].kind, groups[$0[0]].name) < (groups[$1[0]].kind, groups[$1[0]].name)
      }
  }

  /// The first two orders that fit, as places in the list of groups.
  func orders() -> [[Int]] {
    var found: [[Int]] = []
    var steps = 0
    var order: [Int] = []
    var next = [Int](repeating: 0, count: lines.count)
    extend(&order, &next, width: nil, &found, &steps)
    return found
  }

  private func extend(
    _ order: inout [Int], _ next: inout [Int], width: Int?, _ found: inout [[Int]],
    _ steps: inout Int
  ) {
    steps += 1
    guard steps <= Self.stepLimit, found.count < 2, order.count <= 500 else { return }
    if order.count == groups.count {
      found.append(order)
      return
    }
    for line in lines.indices where next[line] < lines[line].count {
      let index = lines[line][next[line]]
      let group = groups[index]
      let fits =
        group.kind == .embedding ? order.isEmpty : group.inputSize == width ?? group.inputSize
      guard fits else { continue }
      order.append(index)
      next[line] += 1
      extend(&order, &next, width: group.outputSize, &found, &steps)
      next[line] -= 1
      order.removeLast()
    }
  }
}
