import RecurrentNets

/// Chooses the recurrent layers of a file, and stacks modules that belong on each other.
///
/// The rules, in this order:
/// - What the user named with `--rnn` is taken: the module of that name and those inside it.
/// - A single module is taken.
/// - Pairs of Flax's cells whose names differ in numbers only, that read the same and of which the next
///   pair, or the head, reads twice what one gives, are the two directions of a level.
/// - Modules whose names differ in numbers only (`lstm1`, `lstm2`) are a stack in the order of
///   the numbers, if each reads what the one before gives.
/// - Other modules are a stack if their sizes allow exactly one order, and they are not an encoder
///   and a decoder.
/// - Anything else is asked for.
struct RecurrentChoice {
  /// The levels, the lowest first.
  let levels: [[FoundCell]]

  /// The name of the module on top, near which the other layers are looked for.
  let name: String

  /// What was decided that the file leaves open, in a sentence.
  let note: String?

  /// The same, short, if the numbers depend on it.
  let warning: ImportWarning?

  /// The modules that were not chosen.
  let others: [String]

  /// Their tensors, which are no layers of any other kind.
  let otherTensors: Set<String>

  /// The most modules that can be a stack, and the most whose orders are tried.
  private static let mostStacked = 64
  private static let mostOrdered = 6

  /// Chooses among what the finders find.
  ///
  /// - Parameters:
  ///   - finders: What knows the names of each library.
  ///   - options: What the user says.
  ///   - path: What errors call the file.
  ///   - state: All tensors, for what reads the recurrent layers, and for messages.
  /// - Throws: If there is none, if one is damaged, or if the user has to choose.
  init(
    _ finders: [any RecurrentFinder], options: ImportOptions, path: String,
    state: StateDictionary
  ) throws(FileError) {
    var found: [(finder: any RecurrentFinder, name: String)] = []
    for finder in finders { found += finder.modules.map { (finder, $0) } }
    guard !found.isEmpty else {
      let names = state.names.prefix(4).map { "“\($0)”" }.joined(separator: ", ")
      throw FileError(
        path,
        "has no recurrent layer: expected names such as “lstm.weight_ih_l0” (PyTorch) or "
          + "“LSTMCell_0.ii.kernel” (Flax), found \(names.isEmpty ? "no tensors" : names)")
    }
    if let wanted = options.rnn {
      let all = found
      found = found.filter { WeightName.matches($0.name, wanted) }
      guard !found.isEmpty else {
        throw FileError(
          path, "has no recurrent layer “\(wanted)” (--rnn); found \(Self.list(all.map(\.name)))")
      }
      let chosen = Set(found.map(\.name))
      let left = all.filter { !chosen.contains($0.name) }
      others = left.map(\.name)
      otherTensors = Set(left.flatMap { $0.finder.tensors(of: $0.name) })
    } else {
      (others, otherTensors) = ([], [])
    }
    if found.count == 1 {
      let module = try found[0].finder.module(found[0].name)
      (levels, name, note, warning) = (module.levels, module.name, nil, nil)
      return
    }
    var modules: [RecurrentModule] = []
    for (finder, name) in found.prefix(Self.mostStacked) {
      modules.append(try finder.module(name))
    }
    if found.count <= Self.mostStacked, found.allSatisfy({ $0.finder.hasUnnamedDirections }) {
      let taken = Set(found.flatMap { $0.finder.tensors(of: $0.name) }).union(otherTensors)
      let readers = Set(FoundDense.all(in: state, except: taken).map(\.inputSize))
      if let pairs = Self.directions(modules, readers: readers) {
        levels = pairs.map { pair in
          var backward = pair[1].levels[0][0]
          backward.layer.direction = .backward
          return [pair[0].levels[0][0], backward]
        }
        name = pairs.last?.last?.name ?? ""
        let names = Self.list(pairs.flatMap { $0 }.map(\.name))
        note =
          "\(names) are taken for the forward and the backward cell of each layer, in this order: "
          + "what reads them reads both."
        warning = ImportWarning(
          "which cell reads forward and which backward is told by their order")
        return
      }
    }
    guard found.count <= Self.mostStacked, let stack = Self.stack(modules) else {
      let first = modules.prefix(Self.mostOrdered).map(\.summary).joined(separator: ", ")
      throw FileError(
        path, "has several recurrent layers that are no stack: \(first); --rnn NAME chooses one")
    }
    levels = stack.flatMap(\.levels)
    name = stack.last?.name ?? ""
    note =
      "The layers " + Self.list(stack.map(\.name)) + " are taken for a stack: each reads as many "
      + "values as the one before it gives."
    warning = nil
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(6).map { "“\($0)”" }.joined(separator: ", ")
    return names.count > 6 ? shown + " and \(names.count - 6) more" : shown
  }

  /// The two directions of each level, if the modules are such pairs in the order of their numbers.
  ///
  /// - Parameters:
  ///   - modules: The modules.
  ///   - readers: What the dense layers read; the head is one of them.
  /// - Returns: The forward and the backward cell of each level, or `nil` if they are something else.
  private static func directions(
    _ modules: [RecurrentModule], readers: Set<Int>
  ) -> [[RecurrentModule]]? {
    guard modules.count.isMultiple(of: 2), modules.allSatisfy({ $0.levels.map(\.count) == [1] }),
      Set(modules.map { WeightName.withoutNumbers($0.name) }).count == 1
    else { return nil }
    let sorted = modules.sorted { WeightName.precedes($0.name, $1.name) }
    var pairs: [[RecurrentModule]] = []
    for start in stride(from: 0, to: sorted.count, by: 2) {
      let (first, second) = (sorted[start], sorted[start + 1])
      guard first.levels[0][0].layer.cell == second.levels[0][0].layer.cell,
        first.inputSize == second.inputSize, first.outputSize == second.outputSize,
        pairs.last.map({ 2 * $0[0].outputSize == first.inputSize }) ?? true
      else { return nil }
      pairs.append([first, second])
    }
    guard let size = pairs.last?[0].outputSize, readers.contains(2 * size), !readers.contains(size)
    else { return nil }
    return pairs
  }

  /// The modules in the one order in which they are a stack.
  private static func stack(_ modules: [RecurrentModule]) -> [RecurrentModule]? {
    func isStack(_ modules: [RecurrentModule]) -> Bool {
      zip(modules, modules.dropFirst()).allSatisfy { $0.outputSize == $1.inputSize }
    }
    if Set(modules.map { WeightName.withoutNumbers($0.name) }).count == 1 {
      let sorted = modules.sorted { WeightName.precedes($0.name, $1.name) }
      if isStack(sorted) { return sorted }
    }
    // A decoder reads words of its own, whatever the sizes.
    let parts = modules.flatMap { WeightName($0.name.lowercased()).parts }
    guard modules.count <= mostOrdered, !parts.contains(where: { $0.hasPrefix("dec") }) else {
      return nil
    }
    let orders = orders(of: modules)
    return orders.count == 1 ? orders[0] : nil
  }

  /// The first two orders in which each module reads what the one before gives.
  private static func orders(of modules: [RecurrentModule]) -> [[RecurrentModule]] {
    var orders: [[RecurrentModule]] = []
    func extend(_ order: [Int]) {
      guard orders.count < 2 else { return }
      if order.count == modules.count { orders.append(order.map { modules[$0] }) }
      for next in modules.indices where !order.contains(next) {
        if let last = order.last, modules[last].outputSize != modules[next].inputSize { continue }
        extend(order + [next])
      }
    }
    extend([])
    return orders
  }
}
