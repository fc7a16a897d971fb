import EmbeddedModels

/// The models that are compiled into the program, and the way to any other.
public enum ModelCatalog {
  /// A model, and what its file was taken for if another program wrote it.
  public struct Opened: Sendable {
    /// The model.
    public var model: TokenModel
    /// What each part of the file was taken for; `nil` for this program's own files.
    public var imported: ImportedModel?
    /// What changes the numbers and is not certain, or missing, in the order of weight.
    public var warnings: [ImportWarning] { imported?.warnings ?? [] }
  }

  /// The names of the models compiled in, the default first.
  public static var builtInNames: [String] {
    (0..<embedded_model_count()).map { String(cString: embedded_model($0).file.name) }
  }

  /// What a built-in model has learnt, in a few words; empty if none is called so.
  public static func about(_ name: String) -> String {
    embedded(named: name).map { String(cString: $0.about) } ?? ""
  }

  /// The model that is used if none is named.
  public static var defaultName: String { builtInNames.first ?? "" }

  /// What a built-in model opens with if nothing is named.
  public struct Example: Sendable {
    /// The file's name.
    public var name: String
    /// A text, or the series of a model that reads numbers.
    public var bytes: [UInt8]
    /// The unit whose memory is worth looking at, from 0; `nil` for the one with the largest
    /// letting-go.
    public var unit: Int?
  }

  /// What a built-in model opens with if nothing is named.
  ///
  /// - Parameter name: The name of a built-in model.
  /// - Returns: A text or a series; `nil` if the model has none, or none is called so.
  public static func example(of name: String) -> Example? {
    guard let embedded = embedded(named: name), let file = embedded.example.name else { return nil }
    let bytes = UnsafeBufferPointer(start: embedded.example.bytes, count: embedded.example.count)
    return Example(
      name: String(cString: file), bytes: [UInt8](bytes),
      unit: embedded.unit < 0 ? nil : Int(embedded.unit))
  }

  /// What a model opens with if nothing is named; `nil` if it is not built in, whatever its file is called.
  public static func example(of model: TokenModel) -> Example? {
    model.isBuiltIn ? example(of: model.name) : nil
  }

  /// Loads a model by the name of a built-in one or by the path of a file.
  ///
  /// A built-in name wins over a file of that name; `./english` is always a file.
  ///
  /// - Throws: If there is no such model, or the file holds none.
  public static func load(
    _ nameOrPath: String, options: ModelOptions = ModelOptions()
  ) throws(FileError) -> TokenModel {
    try open(nameOrPath, options: options).model
  }

  /// Loads a model and tells what its file was taken for.
  ///
  /// - Throws: If there is no such model, or the file holds none.
  public static func open(
    _ nameOrPath: String, options: ModelOptions = ModelOptions()
  ) throws(FileError) -> Opened {
    if let file = embedded(named: nameOrPath)?.file {
      let bytes = [UInt8](UnsafeBufferPointer(start: file.bytes, count: file.count))
      var model = try TokenModel(
        bytes: bytes, path: "built-in model “\(nameOrPath)”", name: nameOrPath)
      model.isBuiltIn = true
      return Opened(model: model)
    }
    guard !nameOrPath.isEmpty else {
      throw FileError(
        nameOrPath,
        "is an empty name; expected a file's or a built-in model's: "
          + builtInNames.joined(separator: ", "))
    }
    // What looks like a name and not like a path was meant as one.
    guard nameOrPath.contains("/") || nameOrPath.contains(".") || FileBytes.exists(nameOrPath)
    else {
      throw FileError(
        nameOrPath,
        "is no file and no built-in model; built in are \(builtInNames.joined(separator: ", "))")
    }
    return try open(file: nameOrPath, options: options)
  }

  private static func embedded(named name: String) -> EmbeddedModel? {
    (0..<embedded_model_count()).lazy.map { embedded_model($0) }.first {
      String(cString: $0.file.name) == name
    }
  }

  private static func open(file path: String, options: ModelOptions) throws(FileError) -> Opened {
    let name = path.lastPathPart
    let bytes = try FileBytes.read(path)
    if try ModelFormat(of: bytes, path: path) == .safetensors {
      let file = try SafeTensorsFile(bytes: bytes, path: path)
      if TokenModel.isOwn(file) {
        var model = try TokenModel(file, path: path, name: name)
        if let tokenizer = options.tokenizer { model.tokenizer = tokenizer }
        return Opened(model: model)
      }
    }
    var imported = try ModelImporter.model(bytes: bytes, path: path, options: options.importing)
    let model = try TokenModel(&imported, path: path, name: name, options: options)
    return Opened(model: model, imported: imported)
  }
}
