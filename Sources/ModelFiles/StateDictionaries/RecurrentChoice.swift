import RecurrentNets

/// Chooses the recurrent layers of a file, and stacks modules that belong on each other.
///
/// The rules, in this order:
/// - What the user named with `--rnn` is taken: the module of that name and those inside it.
/// - A single module is taken.
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

  /// The most modules that can be a stack, and the most whose orders are tried.
  private static let mostStacked = 64
  private static let mostOrdered = 6

  /// Chooses among what the finders find.
  ///
  /// - Parameters:
  ///   - finders: What knows the names of each library.
  ///   - options: What the user says.
  ///   - path: What errors call the file.
  ///   - names: The names in the file, for the message if there is no recurrent layer.
  /// - Throws: If there is none, if one is damaged, or if the user has to choose.
  init(
    _ finders: [any RecurrentFinder], options: ImportOptions, path: String, names: [String]
  ) throws(FileError) {
    var found: [(finder: any RecurrentFinder, name: String)] = []
    for finder in finders { found += finder.modules.map { (finder, $0) } }
    guard !found.isEmpty else {
      let names = names.prefix(4).map { "“\($0)”" }.joined(separator: ", ")
      throw FileError(
        path,
        "has no recurrent layer: expected names such as “lstm.weight_ih_l0” (PyTorch) or "
          + "“LSTMCell_0.ii.kernel” (Flax), found \(names.isEmpty ? "no tensors" : names)")
    }
    if let wanted = options.rnn {
      let all = found.map(\.name)
      found = found.filter { WeightName.matches($0.name, wanted) }
      guard !found.isEmpty else {
        throw FileError(
          path, "has no recurrent layer “\(wanted)” (--rnn); found \(Self.list(all))")
      }
    }
    if found.count == 1 {
      let module = try found[0].finder.module(found[0].name)
      (levels, name, note) = (module.levels, module.name, nil)
      return
    }
    var modules: [RecurrentModule] = []
    for (finder, name) in found.prefix(Self.mostStacked) {
      modules.append(try finder.module(name))
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
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(6).map { "“\($0)”" }.joined(separator: ", ")
    return names.count > 6 ? shown + " and \(names.count - 6) more" : shown
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
