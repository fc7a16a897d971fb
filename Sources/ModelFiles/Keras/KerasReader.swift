import RecurrentNets

/// Reads Keras models: `.keras` archives and HDF5 files of Keras 2 and 3, with a configuration or without.
///
/// | file | configuration | weights |
/// |---|---|---|
/// | `.keras` | `config.json` | `model.weights.h5` within the archive |
/// | `.h5` of `model.save` | attribute `model_config` | group `model_weights` |
/// | `.h5` of `save_weights` | none | a group for each layer |
/// | `.weights.h5` | none | `layers/lstm/cell/vars/0` |
///
/// Layers are taken in the order of the configuration. Nothing in a file is executed; what is Python code is
/// refused.
public struct KerasReader: Sendable {
  private let bytes: [UInt8]
  private let path: String
  private let options: ImportOptions

  private static let configName = "config.json"

  /// Creates a reader.
  ///
  /// - Parameters:
  ///   - bytes: The whole file, an archive or HDF5.
  ///   - path: What errors call the file.
  ///   - options: What the user says about the file.
  public init(bytes: [UInt8], path: String, options: ImportOptions = ImportOptions()) {
    self.bytes = bytes
    self.path = path
    self.options = options
  }

  /// The model.
  ///
  /// - Throws: If the file is damaged, or holds a model that no network here can be.
  public func model() throws(FileError) -> ImportedModel {
    ZipFile.begins(bytes) ? try archivedModel() : try model(in: HDF5File(bytes: bytes, path: path))
  }

  // MARK: - .keras

  private func archivedModel() throws(FileError) -> ImportedModel {
    let archive = try ZipFile(bytes: bytes, path: path)
    func content(_ name: String) throws(FileError) -> ArraySlice<UInt8> {
      guard let entry = archive.entry(name) else {
        throw FileError(path, "is no Keras archive: it has no “\(name)”")
      }
      return try archive.content(of: entry)
    }
    let config = try KerasJSON(try content(Self.configName), Self.configName, path: path)
    var version = KerasVersion("3")
    if archive.entry("metadata.json") != nil {
      let metadata = try KerasJSON(try content("metadata.json"), "metadata.json", path: path)
      version = KerasVersion(metadata["keras_version"]?.string)
    }
    let file = try HDF5File(bytes: Array(try content("model.weights.h5")), path: path)
    var assets: [String: [UInt8]] = [:]
    for entry in archive.entries where entry.name.hasSuffix("vocabulary.txt") {
      assets[entry.name] = Array(try archive.content(of: entry))
    }
    return try model(
      config, version: version, weights: try KerasWeights(file.root, path: path), assets: assets,
      format: "Keras \(version.major) (.keras)")
  }

  // MARK: - HDF5

  private func model(in file: HDF5File) throws(FileError) -> ImportedModel {
    let root = file.root
    let versionText =
      root.attributes["keras_version"]?.string
      ?? root.group("model_weights")?.attributes["keras_version"]?.string
    let version = KerasVersion(versionText)
    guard version.major >= 2 else {
      throw FileError(
        path, "was written by Keras \(versionText ?? "1"); files are read from version 2 on")
    }
    let weights = try KerasWeights(root, path: path)
    if let attribute = root.attributes["model_config"] {
      guard let text = attribute.string else {
        throw FileError(path, "its attribute “model_config” is not the text expected there")
      }
      let config = try KerasJSON(Array(text.utf8), "model_config", path: path)
      return try model(
        config, version: version, weights: weights, assets: [:],
        format: "Keras \(version.major) (.h5)")
    }
    guard !weights.isEmpty else {
      let found = root.childNames.prefix(6).joined(separator: ", ")
      throw FileError(
        path,
        "is HDF5, but holds no weights as Keras writes them; found \(found.isEmpty ? "nothing" : found)"
      )
    }
    let inferred = try KerasInference(weights: weights, path: path, options: options).chain()
    var builder = KerasNetworkBuilder(
      path: path, version: version, options: options, weights: weights, fileSize: bytes.count)
    builder.notes = inferred.notes
    let isNewer = weights.groups == nil
    var model = try model(
      inferred.layers, &builder, leftOut: inferred.leftOut,
      format: isNewer ? "Keras weights (.weights.h5)" : "Keras weights (.h5)")
    model.warnings += Self.guesses(in: model.network, options)
    model.network.apply(options)
    return model
  }

  /// What weights without a configuration leave open and these layers have.
  private static func guesses(in network: Network, _ options: ImportOptions) -> [ImportWarning] {
    var warnings: [ImportWarning] = []
    let dense = network.output.hiddenLayers + network.levels.flatMap(\.dense)
    if options.headActivation == nil, !dense.isEmpty {
      warnings.append(
        ImportWarning(
          "the function between two dense layers is taken for none; --head-activation NAME names "
            + "one", option: "--head-activation"))
    }
    if options.readout == nil, network.readsBackward, network.output.count > 0 {
      warnings.append(
        ImportWarning(
          "shown at every step; a model that predicts once needs --readout end",
          option: "--readout"))
    }
    return warnings
  }

  // MARK: - The network

  private func model(
    _ config: KerasJSON, version: KerasVersion, weights: KerasWeights, assets: [String: [UInt8]],
    format: String
  ) throws(FileError) -> ImportedModel {
    try options.checkSaysNothingOfHead(path: path)
    var builder = KerasNetworkBuilder(
      path: path, version: version, options: options, weights: weights, fileSize: bytes.count)
    builder.assets = assets
    let layers = try KerasTopology(path: path, head: options.head).layers(of: config)
    return try model(layers, &builder, leftOut: [:], format: format)
  }

  // `leftOut` says why weights were left out, by their names.
  private func model(
    _ layers: [KerasLayer], _ builder: inout KerasNetworkBuilder, leftOut: [String: String],
    format: String
  ) throws(FileError) -> ImportedModel {
    for layer in layers { try builder.add(layer) }
    let network = try builder.network()
    var model = ImportedModel(format: format, network: network, parts: builder.parts)
    for dataset in builder.weights.left {
      let reason = leftOut[dataset.name] ?? "left out: not part of what the layers compute"
      model.parts.append(
        ImportedPart(dataset.name, shape: dataset.shape, role: reason, isUsed: false))
    }
    for dataset in builder.weights.others {
      model.parts.append(
        ImportedPart(
          dataset.name, shape: dataset.shape, role: "left out: belongs to the training",
          isUsed: false))
    }
    model.notes = builder.notes
    model.warnings = builder.warnings
    model.vocabulary = builder.vocabulary
    return model
  }
}
