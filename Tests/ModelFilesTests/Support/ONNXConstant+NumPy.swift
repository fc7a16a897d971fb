@testable import ModelFiles

extension ONNXConstant {
  /// The arrays of an `.npz` file by their names, as inputs of a graph.
  static func all(in path: String) throws -> [String: ONNXConstant] {
    let archive = try NumPyArchive(bytes: try FileBytes.read(path), path: path)
    var constants: [String: ONNXConstant] = [:]
    for name in archive.names {
      let array = try archive.array(name)
      guard case .floats(let values) = array.values else { continue }
      // Lengths are the only integers among the inputs.
      constants[name] = ONNXConstant(
        shape: array.shape,
        elements: name == "sequence_lens" ? .integers(values.map { Int($0) }) : .floats(values))
    }
    return constants
  }
}
