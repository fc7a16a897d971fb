import FuzzerMain
import ModelFiles

/// What libFuzzer calls with every mutation of the files it was given.
///
/// A reader may refuse any file, but it must do so by throwing: a trap, a hang or memory out of
/// proportion to the file ends the run with the bytes that caused it.
///
/// - Parameters:
///   - start: The bytes.
///   - count: How many there are.
/// - Returns: 0, as libFuzzer wants it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzReaders(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  _ = try? ModelImporter.model(bytes: bytes, path: "model")
  for path in ["vocabulary", "vocabulary.json", "vocabulary.pkl"] {
    _ = try? VocabularyFile.vocabulary(bytes, path: path)
  }
  _ = try? SeriesFile.series(bytes, path: "series")
  return 0
}
