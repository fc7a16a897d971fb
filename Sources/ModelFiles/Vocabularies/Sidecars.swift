/// Files that lie beside a model and belong to it.
///
/// A model saves weights; its words are in a file of their own. Looked for are, in this order, where
/// MODEL is the model's name without its ending:
///
/// 1. `MODEL.vocab`, `MODEL_vocab`, `MODEL-vocab`, `MODEL.tokenizer`, `MODEL_tokenizer`,
///    `MODEL-tokenizer`, each as `.txt`, `.json`, `.pkl`, `.pickle`
/// 2. `vocab`, `vocabulary`, `tokenizer`, `word_index`, `word2idx`, `word_to_idx`, `word_to_index`, `word_to_ix`, `word2index`,
///    `word2id`, `char_to_idx`, `char2idx`, `char_to_index`, `char_to_int`, `char_to_ix`, `char_indices`, `stoi`,
///    `itos`, `dictionary`, with the same endings
///
/// Names of the first kind are the model's own; those of the second may be another model's.
public enum Sidecars {
  /// A file beside a model.
  public struct File: Sendable, Equatable {
    /// The file.
    public var path: String

    /// Whether it has the model's name in its own.
    public var isNamedAfterModel: Bool
  }

  private static let endings = [".txt", ".json", ".pkl", ".pickle"]

  private static let ownSuffixes = [
    ".vocab", "_vocab", "-vocab", ".tokenizer", "_tokenizer", "-tokenizer",
  ]

  private static let sharedNames = [
    "vocab", "vocabulary", "tokenizer", "word_index", "word2idx", "word_to_idx", "word_to_index",
    "word_to_ix", "word2index", "word2id", "char_to_idx", "char2idx", "char_to_index",
    "char_to_int", "char_to_ix", "char_indices", "stoi", "itos", "dictionary",
  ]

  private static let sharedLabelNames = [
    "labels", "tag_to_ix", "tag2idx", "tag_to_idx", "label2id", "id2label", "label_to_idx",
  ]

  private static let modelEndings = [
    ".weights.h5", ".safetensors", ".keras", ".hdf5", ".h5", ".pth", ".pt", ".onnx", ".bin",
    ".ckpt", ".msgpack", ".npz", ".pkl",
  ]

  /// The vocabularies beside a model, the first to be tried first.
  public static func vocabularies(beside model: String) -> [File] {
    let (folder, stem) = parts(of: model)
    let own = ownSuffixes.map { stem + $0 }
    var files: [File] = []
    for (names, isOwn) in [(own, true), (sharedNames, false)] {
      for name in names {
        for ending in endings {
          let path = folder + name + ending
          if path != model, FileBytes.isFile(path) {
            files.append(File(path: path, isNamedAfterModel: isOwn))
          }
        }
      }
    }
    return files
  }

  /// The names of a model's outputs beside it, the first to be tried first: `MODEL.labels`,
  /// `MODEL_labels`, `MODEL-labels`, `labels`, `tag_to_ix`, `tag2idx`, `tag_to_idx`, `label2id`, `id2label` and
  /// `label_to_idx`, each as `.txt`, `.json`, `.pkl` and `.pickle`.
  public static func labels(beside model: String) -> [File] {
    let (folder, stem) = parts(of: model)
    var files: [File] = []
    let own = [stem + ".labels", stem + "_labels", stem + "-labels"]
    for name in own + sharedLabelNames {
      for ending in endings {
        let path = folder + name + ending
        if path != model, FileBytes.isFile(path) {
          files.append(File(path: path, isNamedAfterModel: own.contains(name)))
        }
      }
    }
    return files
  }

  /// A model's folder, with its slash, and its name without the ending.
  static func parts(of model: String) -> (folder: String, stem: String) {
    let nameStart = model.lastIndex(of: "/").map { model.index(after: $0) } ?? model.startIndex
    let name = model[nameStart...]
    let ending = modelEndings.first { name.hasSuffix($0) && name.utf8.count > $0.utf8.count }
    return (String(model[..<nameStart]), String(name.dropLast(ending?.count ?? 0)))
  }
}
