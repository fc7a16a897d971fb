import Language

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension StateDictionary {
  /// Creates a dictionary of the tensors in a safetensors file.
  ///
  /// A tensor that shares its values with another is in the metadata only, as
  /// `"encoder.weight": "decoder.weight"`; it is a tensor here. Names are in their
  /// natural order, since the order of the data is that of the types. The metadata may
  /// have the words as a JSON array, `vocab`, and the names of the outputs, `labels`.
  public init(_ file: SafeTensorsFile) {
    var tensors = file.tensors
    for (alias, name) in file.metadata where tensors[alias] == nil {
      if let tensor = file.tensors[name] { tensors[alias] = tensor }
    }
    self.init(
      tensors: tensors, names: tensors.keys.sorted(by: WeightName.precedes),
      metadata: file.metadata, format: "safetensors")
    if let words = Self.texts(file.metadata["vocab"]) {
      vocabulary = ImportedVocabulary(
        words: words, unknownWord: file.metadata["unk"], origin: "the file's own metadata",
        tokenizer: file.metadata["tokenizer"].flatMap { TokenizerKind(name: $0) })
    }
    labels = Self.texts(file.metadata["labels"])
  }

  /// A list of texts as JSON.
  private static func texts(_ json: String?) -> [String]? {
    json.flatMap { try? JSONDecoder().decode([String].self, from: Data($0.utf8)) }
  }
}
