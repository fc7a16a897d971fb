import Language
import RecurrentNets
import Testing

@testable import ModelFiles

/// A kind of file, and what reads it.
struct MutatedKind: Sendable, CustomTestStringConvertible {
  let name: String

  /// Whole files, and broken ones where there are such of the kind.
  let seeds: [MutationSeed]

  /// How many bytes may be allocated for each of the file.
  let bytesPerByte: Int

  /// Reads a file that is called “x”; returns what came of it, to be tried.
  let read: @Sendable (_ bytes: [UInt8], _ seed: MutationSeed) throws(FileError) -> Network?

  var testDescription: String { name }

  /// All kinds; a run may choose some by the beginnings of their names.
  static let all: [MutatedKind] = {
    let torch = MutationSeed.all("torch", "model")
    let broken = MutationSeed.all("broken", "model")
    let keras = MutationSeed.all("keras", "model")
    let flax = MutationSeed.all("flax", "model")
    func named(_ seeds: [MutationSeed], _ ending: String) -> [MutationSeed] {
      seeds.filter { $0.name.hasSuffix(ending) }
    }
    let weights = keras.filter {
      $0.name.hasSuffix("weights.h5")
    }
    return [
      models("torch-zip", (torch + named(broken, ".pt")).filter { ZipFile.begins($0.bytes) }),
      models("torch-legacy", (torch + named(broken, ".pt")).filter { $0.bytes[0] == 0x80 }),
      models(
        "safetensors", MutationSeed.all("safetensors", "model") + named(broken, ".safetensors")),
      models("numpy", MutationSeed.all("numpy", "model") + named(broken, ".npz")),
      models("flax-safetensors", named(flax, ".safetensors")),
      models("flax-npz", named(flax, ".npz")),
      models("keras-archive", named(keras, ".keras") + named(broken, ".keras")),
      models(
        "keras-h5",
        keras.filter { $0.name.hasSuffix("5") && !$0.name.hasSuffix("weights.h5") }
          + named(broken, ".h5")),
      models("keras-weights", weights),
      models("onnx", MutationSeed.all("onnx", "model") + named(broken, ".onnx")),
      onnxNode,
      opened(torch + keras + flax), beside, own, hdf5, words(".json"), words(".txt"), words(".pkl"),
      series(".npy"), series(".npz"),
      series(".csv"), initialState,
    ]
  }()

  /// Models of other programs, from bytes to a network.
  private static func models(_ name: String, _ seeds: [MutationSeed]) -> MutatedKind {
    MutatedKind(name: name, seeds: seeds, bytesPerByte: 64) {
      (bytes, seed) throws(FileError) in
      try ModelImporter.model(bytes: bytes, path: "x", options: seed.options).network
    }
  }

  /// ONNX nodes whose weights are inputs of the graph.
  private static var onnxNode: MutatedKind {
    let seeds = MutationSeed.all("onnx-node", "model")
    var inputs: [String: [String: ONNXConstant]] = [:]
    for seed in seeds {
      let path = FixtureFolder.path(seed.name.replacing("model.onnx", with: "inputs.npz"))
      inputs[seed.name] = try? ONNXConstant.all(in: path)
      inputs[seed.name]?["X"] = nil
    }
    let given = inputs
    return MutatedKind(name: "onnx-node", seeds: seeds, bytesPerByte: 64) {
      (bytes, seed) throws(FileError) in
      let reader = try ONNXReader(bytes: bytes, path: "x")
      return try reader.model(given: given[seed.name] ?? [:], batchItem: 0).network
    }
  }

  /// Models that this program trained.
  private static var own: MutatedKind {
    let seeds = [CellKind.lstm, .gru, .rnn].compactMap { cell in
      (try? randomModel(cell, layers: 2).safeTensorsFile().encoded()).map {
        MutationSeed("own", bytes: $0)
      }
    }
    return MutatedKind(name: "own", seeds: seeds, bytesPerByte: 64) {
      (bytes, _) throws(FileError) in
      try TokenModel(bytes: bytes, path: "x", name: "x").network
    }
  }

  /// Files on the disk, with words beside them, opened as the program does it.
  private static func opened(_ seeds: [MutationSeed]) -> MutatedKind {
    MutatedKind(name: "opened", seeds: seeds, bytesPerByte: 64) {
      (bytes, seed) throws(FileError) in
      let folder = TemporaryFolder()
      try FileBytes.write(bytes, to: folder.file("opened.bin"))
      let opened = try ModelCatalog.open(
        folder.file("opened.bin"), options: ModelOptions(importing: seed.options))
      return opened.model.network
    }
  }

  /// Words beside a model that is whole.
  private static var beside: MutatedKind {
    let seeds = MutationSeed.all("words", "")
    let model = (try? FileBytes.read(FixtureFolder.path("torch/lstm/model.pt"))) ?? []
    return MutatedKind(name: "beside", seeds: seeds, bytesPerByte: 64) {
      (bytes, seed) throws(FileError) in
      let folder = TemporaryFolder()
      // The ending says how the words are written; a pickle and JSON are known by their beginnings.
      let ending = bytes.first == UInt8(ascii: "{") ? "json" : bytes.first == 0x80 ? "pkl" : "txt"
      try FileBytes.write(bytes, to: folder.file("model.vocab.\(ending)"))
      try FileBytes.write(model, to: folder.file("model.pt"))
      return try ModelCatalog.open(folder.file("model.pt")).model.network
    }
  }

  private static var hdf5: MutatedKind {
    let seeds = FixtureFolder.names("hdf5").filter { $0.hasSuffix(".h5") }.compactMap { name in
      (try? FileBytes.read(FixtureFolder.path("hdf5/\(name)"))).map {
        MutationSeed("hdf5/\(name)", bytes: $0)
      }
    }
    return MutatedKind(name: "hdf5", seeds: seeds, bytesPerByte: 64) {
      (bytes, _) throws(FileError) in
      let file = try HDF5File(bytes: bytes, path: "x")
      // One that cannot be read does not keep the others from being read.
      for dataset in file.root.allDatasets { _ = try? dataset.tensor() }
      return nil
    }
  }

  private static func words(_ ending: String) -> MutatedKind {
    let seeds =
      (MutationSeed.all("words", "") + MutationSeed.all("broken", "voc")
      + MutationSeed.all("broken", "tok")).filter {
        $0.name.hasSuffix(ending) || ending == ".pkl" && $0.name.hasSuffix(".pickle")
      }
    return MutatedKind(name: "words\(ending)", seeds: seeds, bytesPerByte: 64) {
      (bytes, _) throws(FileError) in
      do throws(FileError) {
        let found = try VocabularyFile.vocabulary(bytes, path: "x" + ending)
        let tokenizer = Tokenizer(vocabulary: Vocabulary(found), kind: found.tokenizer)
        _ = try? tokenizer.tokens(in: "the cat 1 2")
      } catch {
        throw FileError("x", error.problem)
      }
      return nil
    }
  }

  private static func series(_ ending: String) -> MutatedKind {
    var seeds: [MutationSeed] = []
    if ending == ".csv" {
      let texts = [
        "date,open,\"clo\"\"se\"\r\n2020-01-01,1,2\r\n2020-01-02,-3.5e2,nan\r\n",
        "1 2\n 3 4\n\n", "a;b\n1;2\n# x\n3;4\n", ",y\n0,5\n1,6\n", "a\tb\n1\t\"2\"\n",
        (0..<200).map { "\($0),\($0 * $0),0.\($0)" }.joined(separator: "\n"),
      ]
      seeds = texts.map { MutationSeed("csv", bytes: Array($0.utf8)) }
    } else if ending == ".npy" {
      seeds = ["torch", "keras", "onnx"].flatMap { MutationSeed.all($0, "input") }
    } else {
      seeds = MutationSeed.all("onnx-node", "inputs") + MutationSeed.all("onnx-node", "outputs")
    }
    return MutatedKind(name: "series\(ending)", seeds: seeds, bytesPerByte: 64) {
      (bytes, _) throws(FileError) in
      if ending == ".npz" {
        let archive = try NumPyArchive(bytes: bytes, path: "x")
        for name in archive.names {
          _ = try SeriesFile.series(bytes, path: "x", array: name)
        }
      } else {
        _ = try SeriesFile.series(bytes, path: "x")
      }
      return nil
    }
  }

  private static var initialState: MutatedKind {
    let seeds = ["torch", "onnx"].flatMap { MutationSeed.all($0, "initial") }
    let networks = seeds.compactMap { seed -> Network? in
      let folder = seed.name.split(separator: "/").dropLast().joined(separator: "/")
      guard let fixture = try? FixtureCase(folder), let options = try? fixture.options(),
        let bytes = try? FileBytes.read(fixture.modelPath)
      else { return nil }
      return try? ModelImporter.model(bytes: bytes, path: "x", options: options).network
    }
    return MutatedKind(name: "initial-state", seeds: seeds, bytesPerByte: 64) {
      (bytes, _) throws(FileError) in
      var failure: FileError?
      for network in networks {
        do throws(FileError) {
          _ = try InitialStateFile.state(bytes: bytes, path: "x", for: network)
          return nil
        } catch { failure = error }
      }
      if let failure { throw failure }
      return nil
    }
  }
}
