/// Reads what `torch.save` wrote: state dictionaries, checkpoints and whole modules, in both forms.
///
/// Nothing of the file is ever executed: the pickle is followed by ``PickleMachine``, and
/// tensors are taken from the records it gives. Tensors that view the same numbers in the
/// same way share their values here too.
public struct PyTorchReader {
  private let container: TorchContainer
  private let path: String
  private let fileSize: Int

  /// How many values may be made of each byte of the file.
  ///
  /// Honest files have one value for every byte at most, save what several tensors share.
  private static let valuesPerByte = 4

  /// Reads a file's structure; its values are read by ``stateDictionary()``.
  ///
  /// - Parameters:
  ///   - bytes: The whole file: a ZIP archive, the legacy form, or a plain pickle.
  ///   - path: What errors call the file.
  /// - Throws: If the file is none of them, is damaged, or is a TorchScript program.
  public init(bytes: [UInt8], path: String) throws(FileError) {
    if ZipFile.begins(bytes) {
      container = try TorchContainer(
        archive: try ZipFile(bytes: bytes, path: path), path: path)
    } else if bytes.starts(with: TorchContainer.legacyStart) {
      container = try TorchContainer(legacy: bytes, path: path)
    } else {
      container = try TorchContainer(pickle: bytes, path: path)
    }
    self.path = path
    fileSize = bytes.count
  }

  /// Returns the tensors of the model in the file, and what the file says beside them.
  ///
  /// - Returns: The tensors by the names of a state dictionary.
  /// - Throws: If there are none, or one of them leaves its storage.
  public func stateDictionary() throws(FileError) -> StateDictionary {
    let choice = try TorchChoice(container.pickle, path: path)
    var result = StateDictionary(
      tensors: [:], names: [], metadata: choice.model.hints, format: container.format)
    var known: [TorchView: Tensor] = [:]
    var arrays: [PickleValue: Tensor] = [:]
    var budget = Self.valuesPerByte * fileSize
    for (name, record) in choice.model.tensors {
      switch record {
      case .view(let view):
        let tensor: Tensor
        if let same = known[view] {
          tensor = same
        } else {
          tensor = try self.tensor(view, name, budget: &budget)
          known[view] = tensor
        }
        if result.tensors.updateValue(tensor, forKey: name) == nil { result.names.append(name) }
      case .array(let value, let shape):
        guard let tensor = try array(value, shape, name, known: &arrays, budget: &budget) else {
          continue
        }
        if result.tensors.updateValue(tensor, forKey: name) == nil { result.names.append(name) }
      case .unreadable(let reason):
        result.leftOut.append(ImportedPart(name, role: reason, isUsed: false))
      }
    }
    guard !result.names.isEmpty else {
      let reason = result.leftOut.first.map { "“\($0.name)” is \($0.role)" }
      throw FileError(
        path, "holds no tensors that can be read: \(reason ?? container.pickle.summary)")
    }
    for (name, record, reason) in choice.leftOut {
      result.leftOut.append(
        ImportedPart(name, shape: record.shape, role: reason, isUsed: false))
    }
    let candidates = VocabularyChoice(choice.model.vocabularies, tensors: result.tensors)
    result.vocabulary = candidates.vocabulary
    result.labels = candidates.labels
    return result
  }

  /// An array that the pickle holds, read once; `nil` if it is damaged.
  private func array(
    _ value: PickleValue, _ shape: [Int], _ name: String, known: inout [PickleValue: Tensor],
    budget: inout Int
  ) throws(FileError) -> Tensor? {
    if let tensor = known[value] { return tensor }
    guard let count = Tensor.count(of: shape) else { return nil }
    try spend(count, name, &budget)
    guard let array = container.pickle.numPyArray(value), case .floats(let floats) = array.values
    else { return nil }
    known[value] = Tensor(shape: array.shape, values: floats)
    return known[value]
  }

  private func spend(_ count: Int, _ name: String, _ budget: inout Int) throws(FileError) {
    guard count <= budget else {
      throw FileError(
        path,
        "its tensors would have more than \(Self.valuesPerByte) values for each byte of the file, "
          + "at “\(name)”")
    }
    budget -= count
  }

  /// The values of a view, if they are not too many together with those before.
  private func tensor(
    _ view: TorchView, _ name: String, budget: inout Int
  ) throws(FileError) -> Tensor {
    guard let count = view.count, let extent = view.extent else {
      throw FileError(
        path,
        "tensor “\(name)” of shape \(view.shape), strides \(view.strides) and offset "
          + "\(view.offset) leaves its storage of \(view.storageCount) values")
    }
    guard let bytes = container.storages[view.storage] else {
      throw FileError(path, "tensor “\(name)” has no storage “\(view.storage)” in the file")
    }
    try spend(count, name, &budget)
    guard let values = view.values(in: bytes) else {
      throw FileError(
        path,
        "tensor “\(name)” needs \(extent.upperBound * view.type.width) bytes of storage "
          + "“\(view.storage)”, found \(bytes.count)")
    }
    return Tensor(shape: view.shape, values: values)
  }
}

extension TorchObjects.TensorRecord {
  /// The sides, as far as they are known.
  var shape: [Int] {
    switch self {
    case .view(let view): view.shape
    case .array(_, let shape): shape
    case .unreadable: []
    }
  }
}
