/// Chooses the dense layers after the top recurrent layer: those that predict.
///
/// The rules, in this order:
/// - What the user named with `--head` is taken for the last layer, with those before it that lead
///   from the top recurrent layer to it in the fewest steps.
/// - Only layers that can be reached are looked at: their inputs are as many values as the top
///   layer, or another one that can be reached, gives.
/// - If those form a chain in the file's order, each reading what the one before gives, that is taken.
/// - If one alone reads the top layer, and each after it is read by one alone, that chain is taken.
/// - The same is tried with those only that are nearest to the recurrent layer by their names.
/// - Otherwise the head is asked for. Without any layer that fits there is no head.
struct HeadChoice {
  /// The layers, from the top recurrent layer on; empty if there is no head.
  let chain: [FoundDense]

  /// Chooses among dense layers.
  ///
  /// - Parameters:
  ///   - layers: The layers, in the file's order.
  ///   - size: What the top recurrent layer gives.
  ///   - module: The name of the top recurrent layer.
  ///   - options: What the user says.
  ///   - path: What errors call the file.
  /// - Throws: If the user has to choose, or chose what does not fit.
  init(
    _ layers: [FoundDense], reading size: Int, near module: String, options: ImportOptions,
    path: String
  ) throws(FileError) {
    let tree = Self.reachable(layers, from: size)
    if let wanted = options.head {
      let matches = layers.indices.filter { WeightName.matches(layers[$0].name, wanted) }
      guard let last = matches.last(where: { tree[$0] != nil }) else {
        throw FileError(path, Self.problem(wanted, matches.map { layers[$0] }, layers, size))
      }
      var chain = [layers[last]]
      var index = last
      while let before = tree[index] ?? nil {
        chain.insert(layers[before], at: 0)
        index = before
      }
      self.chain = chain
      return
    }
    let reached = layers.indices.filter { tree[$0] != nil }.map { layers[$0] }
    let near = reached.map { WeightName.commonParts($0.name, module) }
    let nearest = zip(reached, near).filter { $1 == near.max() }.map(\.0)
    guard
      let chain = Self.chain(reached, from: size) ?? Self.chain(nearest, from: size)
    else {
      let names = reached.prefix(6).map { "“\($0.name)” (\($0.inputSize) → \($0.outputSize))" }
      throw FileError(
        path,
        "has several layers that can be the head: \(names.joined(separator: ", ")); "
          + "--head NAME chooses the last one")
    }
    self.chain = chain
  }

  /// For each layer that can be reached the one before it, by the fewest steps; breadth first.
  private static func reachable(_ layers: [FoundDense], from size: Int) -> [Int: Int?] {
    let readers = Dictionary(grouping: layers.indices) { layers[$0].inputSize }
    var tree: [Int: Int?] = [:]
    var seen: Set<Int> = []
    var queue: [(size: Int, before: Int?)] = [(size, nil)]
    var next = 0
    while next < queue.count {
      let (size, before) = queue[next]
      next += 1
      guard seen.insert(size).inserted else { continue }
      for index in readers[size] ?? [] where tree[index] == nil {
        tree.updateValue(before, forKey: index)
        queue.append((layers[index].outputSize, index))
      }
    }
    return tree
  }

  /// The one chain that layers form; empty if there are none, `nil` if there are several.
  private static func chain(_ layers: [FoundDense], from size: Int) -> [FoundDense]? {
    var current = size
    if layers.allSatisfy({ layer in
      defer { current = layer.outputSize }
      return layer.inputSize == current
    }) {
      return layers
    }
    var readers = Dictionary(grouping: layers, by: \.inputSize)
    var chain: [FoundDense] = []
    current = size
    while let next = readers.removeValue(forKey: current) {
      guard next.count == 1 else { return nil }
      chain.append(next[0])
      current = next[0].outputSize
    }
    return chain
  }

  /// Why what the user named is no head.
  private static func problem(
    _ wanted: String, _ matches: [FoundDense], _ layers: [FoundDense], _ size: Int
  ) -> String {
    if let match = matches.first {
      return "“\(match.name)” (--head) reads \(match.inputSize) values; "
        + "the top recurrent layer gives \(size)"
    }
    let found = layers.prefix(6).map { "“\($0.name)”" }.joined(separator: ", ")
    return "has no dense layer “\(wanted)” (--head); found \(found.isEmpty ? "none" : found)"
  }
}
