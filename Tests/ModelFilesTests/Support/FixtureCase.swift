import Foundation
import RecurrentNets
import Testing

@testable import ModelFiles

/// One model that another library wrote, what it read and what it computed.
///
/// The layout is described in `Tests/Fixtures/build.py`.
struct FixtureCase: Sendable, CustomTestStringConvertible {
  /// The reader under test: a path and what the user says, to a model.
  typealias Reader = (_ path: String, _ options: ImportOptions) throws -> ImportedModel

  /// Below `Tests/Fixtures`: “keras/lstm-softmax-h5”.
  let name: String

  /// The file `case.json`.
  private let description: Description

  var testDescription: String { name }

  private struct Description: Decodable {
    struct Input: Decodable {
      let tokens: [Int]?
      let array: String?
    }
    let model: String
    let arguments: [String]
    let input: Input
    let initial: String?
    let tolerance: Float
  }

  /// Reads a case's description.
  init(_ name: String) throws {
    self.name = name
    let bytes = try FileBytes.read(FixtureFolder.path("\(name)/case.json"))
    description = try JSONDecoder().decode(Description.self, from: Data(bytes))
  }

  /// All cases of a kind, “keras”.
  static func all(_ kind: String) -> [FixtureCase] {
    let folder = FixtureFolder.path(kind)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().compactMap { try? FixtureCase("\(kind)/\($0)") }
  }

  /// The path of the model.
  var modelPath: String { path(description.model) }

  private func path(_ file: String) -> String { FixtureFolder.path("\(name)/\(file)") }

  // MARK: - Comparing

  /// Runs the model and compares every array of `expected.npz`.
  func check(_ reader: Reader) throws {
    try check(try reader(modelPath, try options()).network)
  }

  /// Runs a network and compares every array of `expected.npz`.
  func check(_ network: Network) throws {
    let results = FixtureResults(network, trace: try trace(of: network))
    let file = path("expected.npz")
    let expected = try NumPyArchive(bytes: try FileBytes.read(file), path: file)
    #expect(!expected.names.isEmpty)
    var worst: (name: String, difference: Float) = ("", 0)
    for name in expected.names {
      let array = try expected.array(name)
      guard case .floats(let values) = array.values else {
        Issue.record("\(self.name): \(name) holds no numbers")
        continue
      }
      guard let found = results.array(name, rank: array.shape.count) else {
        Issue.record("\(self.name): the model has no \(name)")
        continue
      }
      guard found.count == values.count else {
        Issue.record("\(self.name): \(name) has \(found.count) values; expected \(values.count)")
        continue
      }
      for (value, expected) in zip(found, values) {
        let difference = Self.difference(value, expected, isMasked: network.mask != nil)
        if !(difference <= worst.difference) { worst = (name, difference) }
      }
    }
    #expect(
      worst.difference <= description.tolerance,
      "\(self.name): \(worst.name) differs by \(worst.difference)")
  }

  /// How far a value is from the expected one; 0 where both are NaN.
  private static func difference(_ value: Float, _ expected: Float, isMasked: Bool) -> Float {
    if value == expected || value.isNaN && expected.isNaN { return 0 }
    // Gates of steps that are passed over are computed by nobody.
    if expected.isNaN, isMasked { return 0 }
    let difference = abs(value - expected)
    return difference.isNaN ? .infinity : difference
  }

  // MARK: - Running

  private func trace(of network: Network) throws -> Trace {
    let input: NetworkInput
    if let file = description.input.array {
      let array = try NumPyArray(bytes: try FileBytes.read(path(file))[...], path: file, name: file)
      guard case .floats(let values) = array.values, array.shape.count == 2 else {
        throw FileError(file, "is no table of numbers")
      }
      input = .vectors(
        Matrix(rows: array.shape[0], columns: array.shape[1], elements: values))
    } else {
      input = .tokens(try #require(description.input.tokens))
    }
    let initialState = try initialState(of: network)
    return TraceRecorder(network).trace(of: input, from: initialState)
  }

  /// The state in `initial.npz`: h_0 and c_0, `(layers · directions, H)`.
  private func initialState(of network: Network) throws -> NetworkState? {
    guard let file = description.initial else { return nil }
    let archive = try NumPyArchive(bytes: try FileBytes.read(path(file)), path: file)
    var state = NetworkState(startOf: network)
    for name in archive.names {
      guard case .floats(let values) = try archive.array(name).values else { continue }
      var start = 0
      for index in network.layers.indices {
        let isCell = name.hasPrefix("c")
        let count = isCell ? state.cell[index].count : state.hidden[index].count
        let row = Array(values.dropFirst(start).prefix(count))
        if isCell { state.cell[index] = row } else { state.hidden[index] = row }
        start += count
      }
    }
    return state
  }

  /// What the arguments say.
  func options() throws -> ImportOptions {
    var options = ImportOptions()
    var arguments = description.arguments[...]
    while let flag = arguments.popFirst() {
      let next = arguments.popFirst()
      let value = try #require(next)
      switch flag {
      case "--rnn": options.rnn = value
      case "--embedding": options.embedding = value
      case "--head": options.head = value
      case "--hidden": options.hidden = Int(value)
      case "--nonlinearity": options.nonlinearity = value == "relu" ? .relu : .tanh
      case "--readout":
        options.readout = ["end": .lastStep, "last": .lastPosition, "every": .everyStep][value]
      case "--head-activation": options.headActivation = Activation(named: value)
      default: break
      }
    }
    return options
  }
}
