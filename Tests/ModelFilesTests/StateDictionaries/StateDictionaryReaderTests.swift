import RecurrentNets
import Testing

@testable import ModelFiles

/// If one of these fails, a model's layers are put together wrongly, or the user is asked for nothing.
@Suite struct StateDictionaryReaderTests {
  /// Tensors of given shapes, each with values of its own.
  private func state(
    _ shapes: [(String, [Int])], metadata: [String: String] = [:]
  ) -> StateDictionary {
    var next: Float = 0
    var state = StateDictionary(tensors: [:], names: [], metadata: metadata, format: "test")
    for (name, shape) in shapes {
      let values = (0..<shape.reduce(1, *)).map { _ in
        next += 1
        return next
      }
      state.tensors[name] = Tensor(shape: shape, values: values)
      state.names.append(name)
    }
    return state
  }

  /// The tensors of an LSTM.
  private func lstm(_ name: String, _ inputs: Int, _ units: Int) -> [(String, [Int])] {
    [
      ("\(name).weight_ih_l0", [4 * units, inputs]), ("\(name).weight_hh_l0", [4 * units, units]),
      ("\(name).bias_ih_l0", [4 * units]), ("\(name).bias_hh_l0", [4 * units]),
    ]
  }

  /// The tensors of a dense layer.
  private func dense(_ name: String, _ inputs: Int, _ outputs: Int) -> [(String, [Int])] {
    [("\(name).weight", [outputs, inputs]), ("\(name).bias", [outputs])]
  }

  private func model(
    _ state: StateDictionary, _ change: (inout ImportOptions) -> Void = { _ in }
  ) throws(FileError) -> ImportedModel {
    var options = ImportOptions()
    change(&options)
    return try StateDictionaryReader(state, path: "x", options: options).model()
  }

  private func refusal(
    _ state: StateDictionary, _ change: (inout ImportOptions) -> Void = { _ in }
  ) -> String {
    do throws(FileError) {
      _ = try model(state, change)
      return ""
    } catch {
      return error.description
    }
  }

  // MARK: - Recurrent layers

  @Test("Modules stacked by hand are a stack, in the order of their numbers")
  func stack() throws {
    let shapes = lstm("lstm10", 4, 4) + lstm("lstm9", 3, 4) + [("emb.weight", [7, 3])]
    let model = try model(state(shapes))
    #expect(model.network.layers.map(\.inputSize) == [3, 4])
    #expect(model.notes[0].contains("“lstm9”, “lstm10” are taken for a stack"))
    let other = try self.model(state(lstm("up", 4, 5) + lstm("low", 3, 4)))
    #expect(other.network.layers.map(\.inputSize) == [3, 4])
    let many = try self.model(state((0..<12).flatMap { lstm("cells.\($0)", 3, 3) }))
    #expect(many.network.layers.count == 12)
  }

  @Test("Layers that are no stack, or could be in two ways, are asked for")
  func several() throws {
    let expected = "several recurrent layers that are no stack"
    #expect(refusal(state(lstm("a", 3, 3) + lstm("b", 3, 3))).contains(expected))
    #expect(refusal(state(lstm("a1", 3, 4) + lstm("a2", 3, 4))).contains(expected))
    let seq2seq = state(lstm("encoder", 3, 4) + lstm("decoder", 4, 4))
    #expect(refusal(seq2seq).contains("“encoder” (LSTM, reads 3, gives 4)"))
    #expect(try model(seq2seq) { $0.rnn = "decoder" }.network.inputSize == 4)
    #expect(
      refusal(seq2seq) { $0.rnn = "dec" }
        == "x: has no recurrent layer “dec” (--rnn); found “encoder”, “decoder”")
    let wrapped = state(lstm("module.a.rnn", 3, 4) + lstm("module.b.rnn", 3, 4))
    #expect(try model(wrapped) { $0.rnn = "b" }.parts.filter(\.isUsed).count == 4)
  }

  @Test("What a hidden size means is checked")
  func hidden() throws {
    // 4 units of a GRU, or 3 of an LSTM that is projected to 4 without saying so.
    let shapes = [("weight_ih", [12, 2]), ("weight_hh", [12, 4])]
    #expect(try model(state(shapes)).network.layers[0].cell == .gru)
    #expect(refusal(state(shapes)) { $0.hidden = 5 }.contains("times 5 rows in both"))
  }

  @Test("tanh or relu is taken from the user, then from the file, else asked for")
  func nonlinearity() throws {
    let shapes = [("cell.weight_ih", [2, 2]), ("cell.weight_hh", [2, 2])]
    #expect(refusal(state(shapes)).contains("--nonlinearity tanh or --nonlinearity relu"))
    func activation(_ metadata: [String: String], _ said: Activation? = nil) throws -> Activation {
      try model(state(shapes, metadata: metadata)) { $0.nonlinearity = said }
        .network.layers[0].variant.candidateActivation
    }
    #expect(try activation([:], .relu) == .relu)
    #expect(try activation(["cell.mode": "RNN_RELU"]) == .relu)
    #expect(try activation(["cell.nonlinearity": "tanh"]) == .tanh)
    #expect(try activation(["cell.nonlinearity": "tanh"], .relu) == .relu)
    #expect(try activation(["rnn": #"{"nonlinearity":"relu"}"#]) == .relu)
  }

  // MARK: - The embedding

  @Test("The embedding is the matrix whose rows the lowest layer reads")
  func embedding() throws {
    let base = lstm("rnn", 3, 4)
    func rows(_ shapes: [(String, [Int])], _ metadata: [String: String] = [:]) throws -> Int {
      try model(state(base + shapes, metadata: metadata)).network.embedding.rows
    }
    #expect(try rows([("tok.weight", [7, 3])]) == 7)
    #expect(try rows([("tok.weight", [7, 2])]) == 0)
    #expect(try rows([("fc.weight", [7, 3])]) == 0)
    #expect(try rows(dense("input", 3, 7)) == 0)
    #expect(try rows([("a.weight", [7, 3]), ("word_embeddings.weight", [9, 3])]) == 9)
    #expect(try rows([("Embed_0/embedding", [5, 3])]) == 5)
    let classes = ["a.class": "torch.nn.Linear", "b.class": "torch.nn.Embedding"]
    #expect(try rows([("a.weight", [7, 3]), ("b.weight", [9, 3])], classes) == 9)
    let two = state(base + [("emb1.weight", [7, 3]), ("emb2.weight", [9, 3])])
    #expect(refusal(two).contains("“emb1.weight”, “emb2.weight”; --embedding NAME chooses one"))
    #expect(try model(two) { $0.embedding = "emb2" }.network.embedding.rows == 9)
    #expect(refusal(two) { $0.embedding = "emb3" }.contains("no matrix “emb3” (--embedding)"))
    #expect(
      refusal(two) { $0.embedding = "rnn" }.contains("no matrix “rnn” (--embedding)"))
  }

  // MARK: - The head

  @Test("Dense layers after the top layer are a chain, if there is one alone")
  func head() throws {
    let base = lstm("rnn", 3, 4) + [("emb.weight", [7, 3])]
    func chain(_ shapes: [(String, [Int])]) throws -> [Int] {
      let output = try model(state(base + shapes)).network.output
      return output.hiddenLayers.map(\.bias.count) + (output.count > 0 ? [output.count] : [])
    }
    #expect(try chain(dense("fc", 4, 7)) == [7])
    #expect(try chain([("fc.weight", [7, 4])]) == [7])
    #expect(try chain(dense("fc1", 4, 5) + dense("fc2", 5, 7)) == [5, 7])
    #expect(try chain(dense("out", 5, 7) + dense("mid", 4, 5)) == [5, 7])
    #expect(try chain(dense("fc1", 4, 4) + dense("fc2", 4, 7)) == [4, 7])
    #expect(try chain(dense("far", 9, 7)) == [])
    #expect(try chain(dense("fc", 4, 7) + dense("far", 9, 7)) == [7])
    // The one nearest to the recurrent layer.
    let nested = lstm("b.rnn", 3, 4) + dense("a.fc", 4, 2) + dense("b.fc", 4, 6)
    #expect(try model(state(nested)).network.output.count == 6)
  }

  @Test("Several heads are asked for, and chosen with what leads to them")
  func heads() throws {
    let two = state(
      lstm("rnn", 3, 4) + dense("tags", 4, 5) + dense("mid", 4, 6) + dense("words", 6, 7))
    #expect(refusal(two).contains("“tags” (4 → 5), “mid” (4 → 6), “words” (6 → 7); --head NAME"))
    let words = try model(two) { $0.head = "words" }.network.output
    #expect(words.hiddenLayers.map(\.bias.count) == [6])
    #expect(words.count == 7)
    let tags = try model(two) { $0.head = "tags" }
    #expect(tags.network.output.count == 5)
    #expect(tags.parts.filter { !$0.isUsed }.count == 4)
    #expect(
      refusal(two) { $0.head = "none" }.contains("no dense layer “none” (--head); found “tags”"))
    let far = state(lstm("rnn", 3, 4) + dense("far", 9, 7))
    #expect(
      refusal(far) { $0.head = "far" }.contains("reads 9 values; the top recurrent layer gives 4"))
  }

  @Test("Functions of the head come from a whole module's classes, else ReLU is taken and said")
  func activations() throws {
    let shapes = lstm("rnn", 3, 4) + dense("fc.0", 4, 5) + dense("fc.3", 5, 7)
    func output(_ classes: [String: String]) throws -> ([Activation], OutputLayer.OutputActivation)
    {
      let metadata = classes.reduce(into: [:]) { $0["\($1.key).class"] = "torch.nn.\($1.value)" }
      let output = try model(state(shapes, metadata: metadata)).network.output
      return (output.hiddenLayers.map(\.activation), output.activation)
    }
    let layers = ["fc.0": "Linear", "fc.3": "Linear"]
    #expect(try output([:]).0 == [.relu])
    #expect(try output(layers.merging(["fc.1": "Tanh"]) { $1 }).0 == [.tanh])
    #expect(try output(layers.merging(["fc.1": "Dropout"]) { $1 }).0 == [.linear])
    #expect(try output(layers.merging(["fc.1": "GELU", "fc.4": "Softmax"]) { $1 }).1 == .softmax)
    #expect(try output(layers.merging(["act": "LogSoftmax"]) { $1 }).1 == .logSoftmax)
    #expect(
      try model(state(shapes)).notes.contains { $0.contains("between “fc.0” and “fc.3”; ReLU") })
  }

  @Test("What a user says of the head comes before what the file says, and a guess is a warning")
  func saidActivations() throws {
    let shapes = lstm("rnn", 3, 4) + dense("fc1", 4, 5) + dense("fc2", 5, 7)
    // torch.tanh in forward: the module's classes say nothing of it.
    let classes = ["fc1.class": "torch.nn.Linear", "fc2.class": "torch.nn.Linear"]
    let guessed = try model(state(shapes, metadata: classes))
    #expect(guessed.network.output.hiddenLayers.map(\.activation) == [.relu])
    #expect(guessed.warnings.map(\.option) == ["--head-activation"])
    let said = try model(state(shapes, metadata: classes)) {
      $0.headActivation = .tanh
      $0.outputActivation = .elementwise(.sigmoid)
    }
    #expect(said.network.output.hiddenLayers.map(\.activation) == [.tanh])
    #expect(said.network.output.meaning == .independent)
    #expect(said.warnings.isEmpty)
  }

  @Test("Where the head reads is said, and is a warning where the two directions make it count")
  func readout() throws {
    let forward = state(lstm("rnn", 3, 4) + dense("fc", 4, 2))
    #expect(try model(forward).warnings.isEmpty)
    #expect(try model(forward).notes.contains { $0.contains("--readout end") })
    let shapes = lstm("rnn", 3, 4)
    let backward = shapes.map { ($0.0 + "_reverse", $0.1) }
    let both = state(shapes + backward + dense("fc", 8, 2))
    #expect(try model(both).warnings.map(\.option) == ["--readout"])
    let end = try model(both) { $0.readout = .lastStep }
    #expect(end.network.readout == .lastStep && end.warnings.isEmpty)
    #expect(!end.notes.contains { $0.contains("--readout") })
  }

  @Test("Whatever is left out is a warning that counts layers")
  func leftOut() throws {
    let shapes = lstm("rnn", 3, 4) + dense("fc", 4, 2)
    let norm = state(shapes + [("norm.weight", [4]), ("norm.bias", [4])])
    #expect(try model(norm).warnings.map(\.text).first?.hasPrefix("1 layer left out") == true)
    let two = state(shapes + [("norm.weight", [4])] + dense("att", 9, 9))
    #expect(try model(two).warnings.map(\.text).first?.hasPrefix("2 layers left out") == true)
  }

  /// The tensors of a GRU as Flax writes it.
  private func flaxGRU(_ name: String, _ inputs: Int, _ units: Int) -> [(String, [Int])] {
    ["r", "z", "n"].flatMap {
      [("\(name).i\($0).kernel", [inputs, units]), ("\(name).h\($0).kernel", [units, units])]
    }
  }

  @Test("Flax's two cells of one size are two directions if what reads them reads both")
  func directions() throws {
    let cells = flaxGRU("GRUCell_0", 4, 4) + flaxGRU("GRUCell_1", 4, 4)
    let both = try model(state(cells + [("Dense_0.kernel", [8, 3])]))
    #expect(both.network.layers.map(\.direction) == [.forward, .backward])
    #expect(both.network.levels.count == 1 && both.network.output.count == 3)
    #expect(both.warnings.count == 2)
    // Here each may be read by the next, and what is last by the head.
    let stack = try model(state(cells + [("Dense_0.kernel", [4, 3])]))
    #expect(stack.network.levels.count == 2)
    let one = try model(state(cells + [("Dense_0.kernel", [8, 3])])) { $0.rnn = "GRUCell_0" }
    #expect(one.network.output.count == 0)
    #expect(one.warnings[0].text.hasPrefix("2 layers left out"))
  }

  @Test("An encoder does not predict what belongs to the decoder")
  func encoder() throws {
    let shapes =
      lstm("encoder.rnn", 3, 4) + lstm("decoder.rnn", 3, 4) + dense("decoder.out", 4, 7)
    #expect(try model(state(shapes)) { $0.rnn = "encoder" }.network.output.count == 0)
    #expect(try model(state(shapes)) { $0.rnn = "decoder" }.network.output.count == 7)
    let named = try model(state(shapes)) {
      $0.rnn = "encoder"
      $0.head = "decoder.out"
    }
    #expect(named.network.output.count == 7)
    let shared = state(lstm("a", 3, 4) + lstm("b", 3, 4) + dense("out", 4, 7))
    #expect(try model(shared) { $0.rnn = "a" }.network.output.count == 7)
  }

  @Test("Every tensor is listed with its role, or why it was left out")
  func parts() throws {
    var dictionary = state(
      lstm("rnn", 3, 4) + [("emb.weight", [7, 3])] + dense("fc", 4, 7) + dense("aux", 9, 2)
        + [("norm.weight", [4])])
    dictionary.leftOut = [
      ImportedPart("opt.x", shape: [2], role: "belongs to “opt”", isUsed: false)
    ]
    let parts = try model(dictionary).parts
    #expect(parts.map(\.name) == dictionary.names + ["opt.x"])
    let roles = Dictionary(uniqueKeysWithValues: parts.map { ($0.name, $0.role) })
    #expect(roles["rnn.weight_ih_l0"] == "layer 0, input weights (i f g o)")
    #expect(roles["emb.weight"] == "embedding, one row for each word")
    #expect(roles["fc.bias"] == "head, bias")
    #expect(
      roles["aux.weight"]?.hasPrefix("left out: reads 9 values; the top layer gives 4") == true)
    #expect(roles["norm.weight"] == "left out: belongs to no layer that was taken")
    #expect(roles["opt.x"] == "left out: belongs to “opt”")
    #expect(
      parts.filter { !$0.isUsed }.map(\.name) == ["aux.weight", "aux.bias", "norm.weight", "opt.x"])
  }

  @Test("Shapes of every kind give a network or an error")
  func mutations() {
    var generator = SeededGenerator(seed: 6)
    let shapes: [(String, [Int])] = [
      ("rnn.weight_ih_l0", [8, 3]), ("rnn.weight_hh_l0", [8, 2]), ("rnn.bias_ih_l0", [8]),
      ("rnn.bias_hh_l0", [8]), ("rnn.weight_hr_l0", [2, 2]), ("rnn.weight_ih_l0_reverse", [8, 3]),
      ("rnn.weight_hh_l0_reverse", [8, 2]), ("rnn.weight_ih_l1", [8, 4]),
      ("rnn.weight_hh_l1", [8, 2]), ("emb.weight", [5, 3]), ("fc.weight", [5, 2]), ("fc.bias", [5]),
      ("c/dense_i/kernel", [2, 6]), ("c/dense_h/kernel", [2, 6]), ("c/dense_h/bias", [6]),
      ("d/i/kernel", [2, 4]), ("d/h/kernel", [4, 4]), ("d/i/bias", [4]), ("out/kernel", [4, 9]),
    ]
    let sizes = [0, 1, 2, 3, 4, 6, 8, 12, 16]
    var read = 0
    let count = Mutations.count(6000)
    for _ in 0..<count {
      let used = shapes[Bool.random(using: &generator) ? 0..<12 : 12..<shapes.count].compactMap {
        name, shape -> (String, [Int])? in
        if Int.random(in: 0..<6, using: &generator) == 0 { return nil }
        var shape = shape.map { side in
          Int.random(in: 0..<20, using: &generator) == 0
            ? sizes.randomElement(using: &generator) ?? 0 : side
        }
        if Int.random(in: 0..<40, using: &generator) == 0 { shape.append(1) }
        return (name, shape)
      }
      if refusal(state(used), { $0.nonlinearity = .tanh }).isEmpty { read += 1 }
    }
    #expect(read > count / 20 && read < count)
  }
}
