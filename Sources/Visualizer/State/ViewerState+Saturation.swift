import MemoryAnalysis
import ModelFiles

extension ViewerState {
  /// The largest text file that is counted.
  private static let surveyByteLimit = 64 << 20

  /// The saturation that is shown, in the layer that is shown; `nil` for cells without gates.
  var saturation: Saturation? {
    guard !layerTrace.cell.gates.isEmpty else { return nil }
    return survey?.survey.layers[layer] ?? reading.saturations[layer]
  }

  /// Counts over a text file, or over the text on the screen if no file is named.
  ///
  /// - Returns: Why it cannot be done, or `nil`.
  mutating func chooseSurvey(_ path: String) -> String? {
    guard path != "-" else { return "standard input is the keyboard here; name a file" }
    guard !path.isEmpty else {
      guard survey != nil else { return "that is the text that is counted; type a file's name" }
      survey = nil
      return nil
    }
    let (recorder, tokenizer) = (recorder, tokenizer)
    let name = path.lastPathPart
    start("counting over \(name)", isAboutText: false) { progress in
      let bytes = try FileBytes.read(path, limit: Self.surveyByteLimit)
      let survey: SaturationSurvey
      do {
        survey = try SaturationSurvey(
          of: String(decoding: bytes, as: UTF8.self), by: recorder, tokenizer: tokenizer,
          progress: progress)
      } catch let error as SaturationSurvey.LineError {
        throw FileError(path, error.description)
      }
      guard survey.wordCount > 0 else {
        throw FileError(path, "holds no words; expected at least one")
      }
      return { state in state.survey = FileSurvey(name: name, survey: survey) }
    }
    return nil
  }
}
