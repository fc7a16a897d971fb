import MemoryAnalysis

/// An order of units, as it is printed with --json.
struct RankReport: Encodable {
  /// One unit.
  struct Unit: Encodable {
    /// Its place, from 1.
    var rank: Int
    /// Its number, from 0.
    var unit: Int
    /// Its value; none if it is no number.
    var value: Float?
    /// For contrast: the AUC at the last word, one word before it, and so on.
    var areas: [Float]?
  }

  /// One set of texts.
  struct TextSet: Encodable {
    /// The word that is right after them.
    var word: String
    /// How many texts reach to the last word, to one word before it, and so on.
    var texts: [Int]
  }

  /// What the units are ordered by.
  var by: UnitCriterion
  /// The model.
  var model: String
  /// The layer, from 1.
  var layer: LayerChoice
  /// The text.
  var text: String?
  /// The position after which the words are compared, from 1.
  var at: Int?
  /// The word at that position.
  var word: String?
  /// The two words that are compared.
  var words: [String]?
  /// The suite.
  var suite: String?
  /// The condition of the suite.
  var condition: String?
  /// What the units are told apart by: c, or h in a plain RNN.
  var quantity: String?
  /// The two sets of texts.
  var sets: [TextSet]?
  /// The rows that have another right word than the two.
  var otherRows: Int?
  /// The rows that hold words the model does not know.
  var unknownRows: Int?
  /// The rows that were not read, as there are so many.
  var surplusRows: Int?
  /// The units in their order.
  var units: [Unit] = []

  init(by: UnitCriterion, model: String, layer: LayerChoice) {
    self.by = by
    self.model = model
    self.layer = layer
  }

  /// Takes in an order.
  mutating func fill(with ranking: UnitRanking, top: Int?) {
    units = ranking.units.prefix(top ?? .max).enumerated().map { index, unit in
      let value = ranking.values[unit]
      return Unit(rank: index + 1, unit: unit, value: value.isFinite ? value : nil)
    }
  }

  /// Takes in a comparison of two sets.
  mutating func fill(
    with comparison: (contrast: Contrast, suite: String), layer: Int, top: Int?
  ) {
    let contrast = comparison.contrast
    let result = contrast.layers[layer]
    suite = comparison.suite
    condition = contrast.sets.condition
    quantity = result.memory.letter
    sets = [contrast.sets.first, contrast.sets.second].map { side in
      TextSet(word: side.word, texts: contrast.distances.map { side.count(at: $0) })
    }
    otherRows = contrast.sets.otherCount
    unknownRows = contrast.sets.unknownCount
    surplusRows = contrast.sets.surplusCount
    fill(with: result.ranking, top: top)
    for index in units.indices {
      units[index].areas = contrast.distances.map {
        result.area(unit: units[index].unit, at: $0)
      }
    }
  }
}
