import ArgumentParser
import Language
import ModelFiles

extension TrainCommand {
  /// Whether no file is named, so that the built-in English is learnt.
  var usesBuiltInGrammar: Bool { grammar ?? file == nil }

  /// What is learnt from.
  private var kind: MaterialOptions.Kind {
    guard grammar == nil, let file else { return .grammar }
    return material.kind(of: file)
  }

  /// Checks that what is asked of the material can be asked of its kind: a suite that is not held out, though
  /// somebody asked for it, would test what was learnt.
  func validateKind() throws {
    let given: [(name: String, isGiven: Bool, kinds: [MaterialOptions.Kind])] = [
      ("--hold-out", texts.holdOut != nil, [.grammar]),
      ("--texts", texts.texts != TextSampleOptions.usualCount, [.grammar]),
      (
        "--unknown-every", texts.unknownEvery != TrainingText.unknownInterval, [.grammar]
      ),
      ("--labels", material.labels != nil, [.labels]),
      ("--min-count", material.minCount != nil, [.text, .labels]),
      ("--level", material.level != .word, [.grammar, .text, .labels]),
      (
        "--validation", material.validation != MaterialOptions.usualValidation,
        [.text, .labels, .series]
      ),
    ]
    for (name, isGiven, kinds) in given where isGiven && !kinds.contains(kind) {
      throw ValidationError(
        "\(name): expected with \(kinds.map(\.rawValue).joined(separator: " or ")); found \(kind)")
    }
  }

  /// Checks that neither the model nor the picture would take the place of what is read, or of the other.
  func checkOutputs() throws(FileError) {
    let inputs = [grammar, file, texts.holdOut, watching.suite, watching.watch]
    for written in [output, watching.svg].compactMap({ $0 }) {
      guard !inputs.contains(where: { $0.map { FileBytes.isSame($0, written) } ?? false }) else {
        throw FileError(written, "is what is read; expected another file to write")
      }
    }
    if let output, let svg = watching.svg, output == svg || FileBytes.isSame(output, svg) {
      throw FileError(svg, "is the model's file; expected another one for the picture")
    }
  }

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
    switch kind {
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
    let result = TrainingMaterial(
      text, level: material.level, name: path.lastPathPart, seed: texts.seed)
    guard result.training.stepCount > 0 else {
      throw FileError(
        path,
        "has texts of one \(material.level.unit) only; expected longer ones, in which something comes next"
      )
    }
    return result
  }
}
