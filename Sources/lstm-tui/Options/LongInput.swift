import Language
import MemoryAnalysis
import ModelFiles
import RecurrentNets

/// What a model that reads forward is given to read, of any length.
struct LongInput {
  /// The words or the numbers.
  enum Content {
    case words(TokenizedText)
    case series(InputSeries)
  }

  /// The words or the numbers, at least one step of them.
  var content: Content
  /// What to call them.
  var source: String
  /// What to say if there was more.
  var truncation: String?

  /// `T`, how many words or steps there are.
  var count: Int {
    switch content {
    case .words(let text): text.count
    case .series(let series): series.values.rows
    }
  }

  /// What a position is called, in the plural.
  var unit: String {
    switch content {
    case .words: "words"
    case .series: "steps"
    }
  }

  /// What stands at a position, from 1: a word as written, or "t=0", "t=1", and so on.
  func word(at position: Int) -> String {
    switch content {
    case .words(let text): text[position - 1].text
    case .series: "t=\(position - 1)"
    }
  }

  /// All of it, for what is read at once.
  var whole: ModelInput {
    switch content {
    case .words(let text):
      ModelInput(content: .words(Array(text)), source: source, truncation: truncation)
    case .series(let series):
      ModelInput(content: .series(series), source: source, truncation: truncation)
    }
  }

  /// What reads it in windows.
  func reader(by recorder: TraceRecorder, _ plan: WindowPlan) -> WindowReader {
    switch content {
    case .words(let text): WindowReader(text, by: recorder, plan)
    case .series(let series): WindowReader(series.values, by: recorder, plan)
    }
  }
}
