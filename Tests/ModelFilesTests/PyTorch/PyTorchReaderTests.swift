import Testing

@testable import ModelFiles

/// If one of these fails, somebody's `.pt` file does not open, opens with wrong weights, or does harm.
@Suite struct PyTorchReaderTests {
  private typealias Samples = TorchSamples

  private func read(_ bytes: [UInt8]) throws(FileError) -> StateDictionary {
    try PyTorchReader(bytes: bytes, path: "x").stateDictionary()
  }

  private func refusal(_ bytes: [UInt8]) -> String {
    do throws(FileError) {
      _ = try read(bytes)
      return ""
    } catch {
      return error.description
    }
  }

  /// A tensor, its transpose, a slice of it, and a parameter, in one storage.
  private static let views = Samples.dictionary([
    ("a", Samples.tensor("0", [2, 3])),
    ("t", Samples.tensor("0", of: 6, [3, 2], strides: [1, 3])),
    ("s", Samples.tensor("0", of: 6, offset: 1, [2, 1], strides: [3, 9])),
    ("e", Samples.tensor("0", of: 6, offset: 6, [0, 3], strides: [3, 1])),
    (
      "p",
      "ctorch._utils\n_rebuild_parameter\n(\(Samples.tensor("0", of: 6, [], strides: []))I01\nNtR"
    ),
  ])

  @Test("Views of a storage are honoured in both forms", arguments: [true, false])
  func views(isLegacy: Bool) throws {
    let storages = [("0", Samples.numbers(6))]
    let file =
      isLegacy
      ? Samples.legacy(Self.views, storages: storages)
      : Samples.archive(Self.views, storages: storages, others: [("byteorder", "little")])
    let found = try read(file)
    #expect(found.names == ["a", "t", "s", "e", "p"])
    #expect(found.tensors["a"] == Tensor(shape: [2, 3], values: [0, 1, 2, 3, 4, 5]))
    #expect(found.tensors["t"] == Tensor(shape: [3, 2], values: [0, 3, 1, 4, 2, 5]))
    #expect(found.tensors["s"] == Tensor(shape: [2, 1], values: [1, 4]))
    #expect(found.tensors["e"] == Tensor(shape: [0, 3], values: []))
    #expect(found.tensors["p"] == Tensor(shape: [], values: [0]))
    #expect(found.format == (isLegacy ? "PyTorch (legacy)" : "PyTorch (zip)"))
  }

  @Test("Of a checkpoint the model is taken, never the optimizer's state")
  func checkpoint() throws {
    let weights = Samples.dictionary([("rnn.weight_hh_l0", Samples.tensor("0", [2]))])
    let file = Samples.archive(
      Samples.dictionary([
        ("epoch", "I3\n"), ("optimizer_state_dict", Samples.dictionary([("state", weights)])),
        ("ema", weights), ("critic", Samples.dictionary([("fc.weight", Samples.tensor("1", [1]))])),
        ("model_state_dict", Samples.dictionary([("rnn.weight_hh_l0", Samples.tensor("1", [1]))])),
        ("char_to_idx", "(dS'b'\nI1\nsS'a'\nI0\ns"),
      ]), storages: [("0", [1, 2]), ("1", [7])])
    let found = try read(file)
    #expect(found.tensors == ["rnn.weight_hh_l0": Tensor(shape: [1], values: [7])])
    #expect(found.metadata["epoch"] == "3")
    #expect(found.vocabulary?.words == ["a", "b"])
    #expect(
      Set(found.leftOut.map(\.name)) == [
        "optimizer_state_dict.state.rnn.weight_hh_l0", "ema.rnn.weight_hh_l0", "critic.fc.weight",
      ])
  }

  @Test("Several models keep their names")
  func several() throws {
    let weights = Samples.dictionary([("rnn.weight_hh_l0", Samples.tensor("0", [2]))])
    let file = Samples.archive(
      Samples.dictionary([("encoder", weights), ("decoder", weights)]), storages: [("0", [1, 2])])
    #expect(try read(file).names == ["encoder.rnn.weight_hh_l0", "decoder.rnn.weight_hh_l0"])
  }

  @Test("A whole module gives its weights, classes, attributes and words")
  func module() throws {
    let file = Samples.archive(
      Samples.module(
        "__main__.Tagger",
        modules: [
          (
            "rnn",
            Samples.module(
              "torch.RNN", parameters: [("weight_hh_l0", Samples.tensor("0", [2]))],
              attributes: [("nonlinearity", "S'relu'\n"), ("bidirectional", "I00\n")])
          ),
          ("act", Samples.module("torch.ReLU")),
        ],
        attributes: [
          ("itos", "(lS'<unk>'\naS'a'\na"), ("size", "F2.5\n"), ("_hidden", "I1\n"),
        ]), storages: [("0", [1, 2])])
    let found = try read(file)
    #expect(found.names == ["rnn.weight_hh_l0"])
    #expect(
      found.metadata == [
        "class": "__main__.Tagger", "rnn.class": "torch.RNN", "rnn.nonlinearity": "relu",
        "rnn.bidirectional": "false", "act.class": "torch.ReLU", "size": "2.5",
      ])
    #expect(found.vocabulary?.words == ["<unk>", "a"])
    #expect(found.vocabulary?.unknownWord == "<unk>")
  }

  @Test("What is not read is named, with what to do instead")
  func refusals() {
    let one = Samples.tensor("0", [2])
    let cases: [([UInt8], String)] = [
      (
        Samples.archive("(d", others: [("constants.pkl", "")]),
        "x: is a TorchScript program, whose weights are not read; in Python: torch.save("
      ),
      (
        Samples.archive(one, storages: [("0", [1, 2])], others: [("byteorder", "big")]),
        "byte order “big”"
      ),
      (Samples.archive(one), "tensor “” has no storage “0” in the file"),
      (Samples.archive(one, storages: [("0", [1])]), "needs 8 bytes of storage “0”, found 4"),
      (Samples.archive("(d"), "holds no tensors"), (Samples.archive("N"), "holds no tensors"),
      (Samples.archive("cposix\nsystem\n(S'true'\ntR"), "holds no tensors"),
      (
        Samples.archive(
          Samples.dictionary([
            ("a", "ctorch._utils\n_rebuild_qtensor\n(tR"),
            ("b", Samples.tensor("0", of: 1, [1], strides: [1], type: "ComplexFloatStorage")),
          ])), "“a” is a tensor made by “_rebuild_qtensor”, which is not read"
      ),
      (Samples.legacy(one, storages: [("0", [1, 2])], isLittleEndian: false), "order “big”"),
      (Samples.legacy(one, storages: [("0", [1, 2])], version: 1000), "another version"),
      (Array(Samples.legacy(one, storages: [("0", [1, 2])]).dropLast()), "is cut short"),
      (Samples.legacy(one, storages: [("1", [1, 2])]), "a storage that no tensor names"),
    ]
    for (file, expected) in cases {
      #expect(refusal(file).contains(expected), "\(refusal(file))")
    }
  }

  @Test(
    "A tensor that leaves its storage is refused, the largest numbers too",
    arguments: [
      ([3], [1], 0), ([2], [2], 0), ([1], [1], 2), ([2], [-1], 1), ([2], [.max], 1),
      ([1 << 32, 1 << 32], [1, 1], 0), ([.max], [0], 0), ([2], [1, 1], 0), ([-1], [1], 0),
      ([2], [1], .max), ([2], [1], -1),
    ] as [([Int], [Int], Int)])
  func extents(shape: [Int], strides: [Int], offset: Int) {
    let tensor = Samples.tensor("0", of: 2, offset: offset, shape, strides: strides)
    let line = refusal(Samples.archive(tensor, storages: [("0", [1, 2])]))
    #expect(line.contains("leaves its storage of 2 values") || line.contains("for each byte"))
  }

  @Test("Values repeated without bound are refused")
  func expansion() {
    let tensor = Samples.tensor("0", of: 1, [1 << 40], strides: [0])
    let line = refusal(Samples.archive(tensor, storages: [("0", [1])]))
    #expect(line.contains("more than 4 values for each byte of the file"))
  }

  @Test("Modules that contain each other end in an error, not in a hang")
  func cycle() {
    // A dictionary that holds itself twice: 2 to the power of the depth ways through it.
    let line = refusal(Samples.archive("(dp0\nS'a'\ng0\nsS'b'\ng0\ns"))
    #expect(line.contains("holds no tensors") || line.contains("refer to each other"))
  }

  @Test("Damaged files are read or refused")
  func mutations() {
    let weights = Samples.dictionary([("rnn.weight_hh_l0", Samples.tensor("0", [2, 3]))])
    let files = [
      Samples.archive(Self.views, storages: [("0", Samples.numbers(6))]),
      Samples.legacy(Self.views, storages: [("0", Samples.numbers(6))]),
      Samples.archive(
        Samples.dictionary([("optimizer", weights), ("model", weights), ("epoch", "I3\n")]),
        storages: [("0", Samples.numbers(6))]),
      Samples.legacy(
        Samples.module(
          "torch.RNN", parameters: [("weight_hh_l0", Samples.tensor("0", [6]))],
          attributes: [("chars", "(lS'a'\naS'b'\na")]), storages: [("0", Samples.numbers(6))]),
    ]
    Mutations.check(files, count: 5000, seed: 4) { bytes throws(FileError) in
      let found = try PyTorchReader(bytes: bytes, path: "x").stateDictionary()
      return found.tensors.values.reduce(found.metadata.count) { $0 + $1.values.count }
    }
  }
}
