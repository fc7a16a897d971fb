import RecurrentNets

/// The functions after each dense layer of a head, as far as the file says.
///
/// Only a whole module has them: its parts' classes are among the file's hints (`fc.1.class`). In
/// an `nn.Sequential` their numbers say what stands between two layers. Elsewhere a class that
/// occurs at all is taken to stand where such a function usually does. A state dictionary
/// says nothing, nor does a module whose `forward` calls `torch.tanh`; two dense layers without a function
/// between them would be one, so ReLU, by far the most common, is taken, and said. What the user says
/// (`--head-activation`, `--output-activation`) comes before all of it.
struct HeadActivations {
  /// The function after each layer but the last.
  private(set) var hidden: [Activation] = []

  /// What comes after the last.
  private(set) var output: OutputLayer.OutputActivation = .elementwise(.linear)

  /// What was decided that the file leaves open, in a sentence.
  private(set) var note: String?

  /// The same, short.
  private(set) var warning: ImportWarning?

  /// The classes of the file's modules, by the modules' names.
  private let classes: [String: String]
  private let metadata: [String: String]

  /// Finds the functions for a chain of layers.
  init(_ chain: [FoundDense], metadata: [String: String], options: ImportOptions) {
    self.metadata = metadata
    let suffix = ".class"
    classes = metadata.filter { $0.key.hasSuffix(suffix) }.reduce(into: [:]) { classes, entry in
      classes[String(entry.key.dropLast(suffix.count))] =
        entry.value.split(separator: ".").last.map(String.init)
    }
    for (layer, next) in zip(chain, chain.dropFirst()) {
      let known = options.headActivation ?? between(layer.name, next.name) ?? somewhere()
      hidden.append(known ?? .relu)
      if known == nil, note == nil {
        note =
          "The file does not say which function stands between “\(layer.name)” and "
          + "“\(next.name)”; ReLU is taken. --head-activation NAME names another."
        warning = ImportWarning(
          "the function between two dense layers is taken for relu; --head-activation NAME names "
            + "another", option: "--head-activation")
      }
    }
    if let last = chain.last {
      output = options.outputActivation ?? outputActivation(after: last.name)
    }
  }

  /// The function between two layers of one `nn.Sequential`; `nil` if they are in none.
  private func between(_ first: String, _ second: String) -> Activation? {
    let (first, second) = (WeightName(first), WeightName(second))
    guard first.prefix() == second.prefix(), let start = Int(first.leaf),
      let end = Int(second.leaf), start < end, end - start < 100, !classes.isEmpty
    else { return nil }
    for number in start + 1..<end {
      let name = first.sibling(String(number))
      if let activation = activation(classes[name] ?? "", of: name) { return activation }
    }
    return .linear
  }

  /// The one function that the whole file has a module of.
  private func somewhere() -> Activation? {
    let found = Set(classes.compactMap { activation($0.value, of: $0.key) })
    return found.count == 1 ? found.first : nil
  }

  /// A softmax or sigmoid behind the last layer in its `nn.Sequential`, or anywhere.
  private func outputActivation(after layer: String) -> OutputLayer.OutputActivation {
    let name = WeightName(layer)
    let own = Int(name.leaf)
    let final = classes.filter { entry in
      let other = WeightName(entry.key)
      guard let number = Int(other.leaf), other.prefix() == name.prefix(), let own else {
        return Int(other.leaf) == nil
      }
      return number > own
    }
    let names = Set(final.values)
    if names.contains("LogSoftmax") { return .logSoftmax }
    if names.contains("Softmax") { return .softmax }
    if names.contains("Sigmoid") { return .elementwise(.sigmoid) }
    return .elementwise(.linear)
  }

  /// The function of a class of `torch.nn`.
  private func activation(_ className: String, of module: String) -> Activation? {
    func parameter(_ name: String, _ usual: Float) -> Float {
      metadata["\(module).\(name)"].flatMap { Float($0) } ?? usual
    }
    switch className {
    case "ReLU": return .relu
    case "ReLU6": return .relu6
    case "Tanh": return .tanh
    case "Sigmoid": return .sigmoid
    case "LeakyReLU": return .leakyRelu(slope: parameter("negative_slope", 0.01))
    case "ELU": return .elu(alpha: parameter("alpha", 1))
    case "SELU": return .selu
    case "GELU": return .gelu
    case "SiLU": return .silu
    case "Softplus": return .softplus
    case "Softsign": return .softsign
    case "Hardsigmoid": return .hardSigmoid(slope: 1 / 6, offset: 0.5)
    default: return nil
    }
  }
}
