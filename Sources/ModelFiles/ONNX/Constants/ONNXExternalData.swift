import ONNXProtos

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The files beside a model that hold values of its tensors.
///
/// A model names them itself, so only files in the model's own folder (or below it) are read:
/// `location`, `offset` and `length` as in
/// https://github.com/onnx/onnx/blob/main/docs/ExternalData.md.
struct ONNXExternalData {
  /// The model's path, which errors name too.
  let modelPath: String

  /// The content of the files that were read.
  private var files: [String: [UInt8]] = [:]

  /// How many bytes the files that were read have together.
  private(set) var byteCount = 0

  /// Prepares to read what a model keeps beside it.
  init(modelPath: String) {
    self.modelPath = modelPath
  }

  /// The bytes of one tensor.
  ///
  /// - Parameters:
  ///   - tensor: The tensor.
  ///   - name: What errors call it.
  ///   - count: How many elements it has.
  ///   - width: How many bytes an element takes.
  /// - Returns: `count · width` bytes.
  /// - Throws: If the file lies elsewhere, cannot be read or is too short.
  mutating func bytes(
    of tensor: Onnx_TensorProto, _ name: String, count: Int, width: Int
  ) throws(FileError) -> ArraySlice<UInt8> {
    var entries: [String: String] = [:]
    for entry in tensor.externalData { entries[entry.key] = entry.value }
    guard let location = entries["location"], !location.isEmpty else {
      throw FileError(modelPath, "tensor “\(name.brief)” should be in another file, but names none")
    }
    let (needed, overflow) = count.multipliedReportingOverflow(by: width)
    let offset = entries["offset"].map { Int($0) } ?? 0
    let length = entries["length"].map { Int($0) } ?? (overflow ? nil : needed)
    guard !overflow, let offset, let length, offset >= 0, length == needed else {
      throw FileError(
        modelPath,
        "tensor “\(name.brief)” needs \(overflow ? "too many" : String(needed)) bytes of “\(location.brief)”, "
          + "but names offset “\(entries["offset", default: "0"].brief)” and length “\(entries["length", default: ""].brief)”"
      )
    }
    let file = try content(of: location, name)
    guard offset <= file.count, length <= file.count - offset else {
      throw FileError(
        modelPath,
        "tensor “\(name.brief)” lies at bytes \(offset)+\(length) of “\(location.brief)”, "
          + "which has \(file.count)")
    }
    return file[offset..<offset + length]
  }

  private mutating func content(
    of location: String, _ name: String
  ) throws(FileError) -> [UInt8] {
    if let file = files[location] { return file }
    let parts = location.split(separator: "/", omittingEmptySubsequences: false)
    guard modelPath != "-", !location.hasPrefix("/"), !parts.contains(".."),
      !location.contains("\\"), !location.utf8.contains(0)
    else {
      throw FileError(
        modelPath,
        "tensor “\(name.brief)” is in “\(location.brief)”; only files in the model's own folder are read"
      )
    }
    let folder = modelPath.lastIndex(of: "/").map { String(modelPath[...$0]) } ?? "./"
    let path = folder + location
    // A link could lead out of the folder.
    if let real = Self.realPath(path), let home = Self.realPath(folder),
      !real.hasPrefix(home + "/"),
      home != "/"
    {
      throw FileError(
        modelPath,
        "tensor “\(name.brief)” is in “\(location.brief)”, which leads out of the model's own folder"
      )
    }
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw FileError(
        modelPath, "tensor “\(name.brief)” is in “\(location.brief)”, which is not beside the model"
      )
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw FileError(
        modelPath, "tensor “\(name.brief)” is in “\(location.brief)”, which is no regular file")
    }
    let file = try FileBytes.read(path)
    files[location] = file
    byteCount += file.count
    return file
  }

  private static func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}
