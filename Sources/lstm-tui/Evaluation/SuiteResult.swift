import Language

/// How a language model answers the questions of a suite.
struct SuiteResult: Encodable, Equatable {
  /// The answers to one condition.
  struct Condition: Encodable, Equatable {
    var condition: String
    /// The rows that were asked.
    var rows = 0
    /// How many of them the model got right: the right word more probable than the wrong one.
    var right = 0
    /// How many of them hold an unknown word in the prefix.
    var unknown = 0
    /// The rows that could not be asked, as the model does not know the right or the wrong word.
    var skipped = 0

    /// The share of rows that are right; nil if none was asked.
    var accuracy: Double? { rows == 0 ? nil : Double(right) / Double(rows) }

    private enum CodingKeys: CodingKey {
      case condition
      case rows
      case right
      case unknown
      case skipped
      case accuracy
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(condition, forKey: .condition)
      try container.encode(rows, forKey: .rows)
      try container.encode(right, forKey: .right)
      try container.encode(unknown, forKey: .unknown)
      try container.encode(skipped, forKey: .skipped)
      try container.encode(accuracy, forKey: .accuracy)
    }
  }

  /// The name of the model.
  var model: String

  /// The conditions in the order of the suite.
  var conditions: [Condition]

  /// Asks a model all questions.
  init(of model: some LanguageModel, on suite: AgreementSuite) {
    self.model = model.name
    var indices: [String: Int] = [:]
    conditions = []
    for row in suite.rows {
      let index = indices[row.condition] ?? conditions.count
      if index == conditions.count {
        indices[row.condition] = index
        conditions.append(Condition(condition: row.condition))
      }
      guard let (prefix, right, wrong) = model.question(row) else {
        conditions[index].skipped += 1
        continue
      }
      let ids = prefix.map(\.id)
      conditions[index].rows += 1
      if prefix.contains(where: \.isUnknown) { conditions[index].unknown += 1 }
      if model.logProbability(of: right, after: ids) > model.logProbability(of: wrong, after: ids) {
        conditions[index].right += 1
      }
    }
  }
}
