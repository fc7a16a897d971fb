import Language
import ModelFiles

extension TrainCommand {
  /// Whether no file is named, so that the built-in English is learnt.
  var usesBuiltInGrammar: Bool { grammar ?? file == nil }

  /// Reads what is to be learnt.
  func loadMaterial() throws -> TrainingMaterial {
    guard let path = grammar ?? file else {
      // What it is asked it must not have read.
      var english = try material(
        of: try BuiltInGrammar.load(), named: BuiltInGrammar.name,
        withholding: texts.holdOut == nil ? try BuiltInSuite.load() : nil)
      // After so many it answers the last of the questions too.
      english.epochs = 20
      return english
    }
    switch grammar == nil ? material.kind(of: path) : .grammar {
    case .grammar:
      return try material(of: try GrammarFile.load(path), named: path)
    case .text:
      return try TrainingMaterial(
        text: try FileBytes.read(path, limit: 256 << 20), path: path, options: material)
    case .labels:
      return try TrainingMaterial(
        labelled: try FileBytes.read(path, limit: 256 << 20), path: path, options: material,
        seed: texts.seed)
    case .series: return try TrainingMaterial(try SeriesFile.load(path), options: material)
    }
  }

  /// Draws the texts of a grammar.
  private func material(
    of grammar: Grammar, named path: String, withholding suite: AgreementSuite? = nil
  ) throws -> TrainingMaterial {
    let text = try texts.draw(from: grammar, level: material.level, withholding: suite)
    guard text.vocabulary.count <= material.vocabulary else {
      throw FileError(
        path,
        "has \(text.vocabulary.count) \(material.level.unit)s; expected at most"
          + " \(material.vocabulary) (--vocabulary)")
    }
    return TrainingMaterial(
      text, level: material.level, name: path.lastPathPart, seed: texts.seed)
  }
}
