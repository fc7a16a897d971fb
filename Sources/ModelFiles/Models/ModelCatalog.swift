import EmbeddedModels

/// The models that are compiled into the program, and the way to any other.
public enum ModelCatalog {
  /// The names of the models compiled in, the default first.
  public static var builtInNames: [String] {
    (0..<embedded_model_count()).map { String(cString: embedded_model($0).name) }
  }

  /// The model that is used if none is named.
  public static var defaultName: String { builtInNames.first ?? "" }

  /// Loads a model by the name of a built-in one or by the path of a file.
  ///
  /// A built-in name wins over a file of that name; `./english` is always a file.
  ///
  /// - Throws: If there is no such model, or the file holds none.
  public static func load(_ nameOrPath: String) throws(FileError) -> TokenModel {
    for index in 0..<embedded_model_count() {
      let embedded = embedded_model(index)
      let name = String(cString: embedded.name)
      guard name == nameOrPath else { continue }
      let bytes = [UInt8](UnsafeBufferPointer(start: embedded.bytes, count: embedded.count))
      return try TokenModel(bytes: bytes, path: "built-in model “\(name)”", name: name)
    }
    // What looks like a name and not like a path was meant as one.
    guard nameOrPath.contains("/") || nameOrPath.contains(".") || FileBytes.exists(nameOrPath)
    else {
      throw FileError(
        nameOrPath,
        "is no file and no built-in model; built in are \(builtInNames.joined(separator: ", "))")
    }
    return try TokenModel(contentsOf: nameOrPath)
  }
}
