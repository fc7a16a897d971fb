import MemoryAnalysis

/// The saturation over a text file.
struct FileSurvey: Sendable {
  /// The file's name.
  let name: String

  /// The counts.
  let survey: SaturationSurvey
}
