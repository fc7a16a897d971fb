import RecurrentNets

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A training that was stopped, as a safetensors file from which it goes on to the bit.
///
/// Tensors are `network.{k}` and `best.{k}` (the parameters in the order of
/// `Network.forEachTensor`), `first.{k}` and `second.{k}` (what the optimiser remembers) and
/// `carried.{hidden,cell}.{layer}` (one row for each part of a long text). The metadata's
/// `checkpoint` is a JSON object of the rest, floating-point numbers as their bits.
public struct TrainingCheckpointFile: Sendable, Equatable {
  /// Where the training is.
  public var state: TrainingState

  /// What the training was told, by the name of the option; it can only go on with the same.
  public var settings: [String: String]

  /// Creates the content of a checkpoint.
  public init(state: TrainingState, settings: [String: String]) {
    self.state = state
    self.settings = settings
  }

  private static let key = "checkpoint"

  // MARK: - Writing

  /// Writes the checkpoint, whole or not at all.
  ///
  /// - Throws: If the file cannot be written; the one before it is then still there.
  public func write(to path: String) throws {
    var file = SafeTensorsFile()
    Self.add(state.network.tensors, "network", to: &file)
    Self.add(state.best?.network.tensors ?? [], "best", to: &file)
    Self.add(state.optimizer.firstMoments, "first", to: &file)
    Self.add(state.optimizer.secondMoments, "second", to: &file)
    if let carried = state.carried, let first = carried.first {
      for layer in first.hidden.indices {
        let (hidden, cell) = (carried.map { $0.hidden[layer] }, carried.map { $0.cell[layer] })
        file.tensors["carried.hidden.\(layer)"] = Tensor(
          shape: [carried.count, hidden[0].count], values: hidden.flatMap { $0 })
        file.tensors["carried.cell.\(layer)"] = Tensor(
          shape: [carried.count, cell[0].count], values: cell.flatMap { $0 })
      }
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let rest = CheckpointScalars(state, settings: settings)
    file.metadata[Self.key] = String(decoding: try encoder.encode(rest), as: UTF8.self)
    try FileBytes.write(try file.encoded(), to: path)
  }

  private static func add(_ tensors: [[Float]], _ name: String, to file: inout SafeTensorsFile) {
    for (index, values) in tensors.enumerated() {
      file.tensors["\(name).\(index)"] = Tensor(shape: [values.count], values: values)
    }
  }

  // MARK: - Reading

  /// Reads a checkpoint of a training that is told the same things.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - network: A network of the same shape as the one that was trained.
  ///   - settings: What this training is told.
  /// - Throws: If the file cannot be read, is no checkpoint, or is that of another training; the error
  ///   says what differs.
  public init(
    contentsOf path: String, for network: Network, settings: [String: String]
  ) throws(FileError) {
    let bytes = try FileBytes.read(path) { start throws(FileError) in
      try SafeTensorsFile.checkStart(start, path: path)
    }
    let file = try SafeTensorsFile(bytes: bytes, path: path)
    guard let json = file.metadata[Self.key],
      let rest = try? JSONDecoder().decode(CheckpointScalars.self, from: Data(json.utf8))
    else { throw FileError(path, "is no checkpoint of a training; expected one to go on from") }
    for name in Set(settings.keys).union(rest.settings.keys).sorted()
    where settings[name] != rest.settings[name] {
      throw FileError(
        path,
        "is the checkpoint of another training: expected \(name) "
          + "\(settings[name] ?? "not at all"), found \(rest.settings[name] ?? "not at all")"
          + (name.hasPrefix("--") ? "" : "; the file it is read from and how must be the same"))
    }
    func tensors(_ name: String) throws(FileError) -> [[Float]] {
      var result: [[Float]] = []
      for (index, expected) in network.tensors.enumerated() {
        guard let tensor = file.tensors["\(name).\(index)"] else {
          throw FileError(path, "has no tensor “\(name).\(index)”")
        }
        guard tensor.values.count == expected.count else {
          throw FileError(
            path,
            "is the checkpoint of a network of another architecture: tensor “\(name).\(index)” has "
              + "\(tensor.values.count) values; expected \(expected.count)")
        }
        result.append(tensor.values)
      }
      return result
    }
    func loaded(_ name: String) throws(FileError) -> Network {
      let values = try tensors(name)
      var result = network
      var index = 0
      result.forEachTensor {
        $0 = values[index]
        index += 1
      }
      return result
    }
    var best: TrainingState.Judged?
    if let loss = rest.bestLoss {
      best = TrainingState.Judged(network: try loaded("best"), loss: loss.loss)
    }
    state = TrainingState(
      network: try loaded("network"),
      optimizer: OptimizerState(
        firstMoments: try tensors("first"),
        secondMoments: file.tensors["second.0"] == nil ? [] : try tensors("second"),
        firstPower: rest.firstPower.value, secondPower: rest.secondPower.value),
      updates: rest.updates, epoch: rest.epoch, place: rest.place, epochSeed: rest.epochSeed.bits,
      carried: try Self.carried(in: file, for: network, count: rest.carriedCount, path),
      best: best, epochsSinceBest: rest.epochsSinceBest, meanLoss: rest.meanLoss.value,
      steps: rest.steps, heldOut: rest.heldOut?.loss)
    self.settings = settings
  }

  private static func carried(
    in file: SafeTensorsFile, for network: Network, count: Int?, _ path: String
  ) throws(FileError) -> [NetworkState]? {
    guard let count else { return nil }
    guard (0...1 << 20).contains(count) else {
      throw FileError(path, "carries \(count) states; expected at most \(1 << 20)")
    }
    var states = Array(repeating: NetworkState(startOf: network), count: count)
    for layer in network.layers.indices {
      let hidden = file.tensors["carried.hidden.\(layer)"]?.values ?? []
      let cell = file.tensors["carried.cell.\(layer)"]?.values ?? []
      for index in states.indices {
        let (wide, deep) = (states[index].hidden[layer].count, states[index].cell[layer].count)
        guard hidden.count == count * wide, cell.count == count * deep else {
          throw FileError(
            path, "carries \(hidden.count) values in layer \(layer); expected \(count * wide)")
        }
        states[index].hidden[layer] = Array(hidden[index * wide..<(index + 1) * wide])
        states[index].cell[layer] = Array(cell[index * deep..<(index + 1) * deep])
      }
    }
    return states
  }
}
