import Language
import MemoryAnalysis
import ModelFiles
import Testing

/// If one of these fails, the trained range is marked elsewhere than where the training ended.
@Suite struct SweepMaterialTests {
  private func material(fixed: Int?) -> SweepMaterial {
    SweepMaterial(
      templates: [
        DistanceTemplate(before: [1, 2, 3], after: [4, 5], pair: WordPair(first: 6, second: 7)),
        DistanceTemplate(
          before: [1, 2, 3, 9], after: [4, 5], pair: WordPair(first: 6, second: 7)),
      ], filler: [8], fixedWords: fixed)
  }

  @Test("What always stands between the two that agree is no part of the gap")
  func agreement() throws {
    let trained = try #require(TrainedDistances(.agreement, of: [10]))
    let far = try #require(material(fixed: 3).gap(of: trained))
    #expect(far.most == 7 && far.longest == 7)
    let direct = try #require(material(fixed: nil).gap(of: trained))
    #expect(direct.most == 8 && direct.longest == 8)
    let short = try #require(
      TrainedDistances(.agreement, of: Array(repeating: 1, count: 200) + [5]))
    let near = try #require(material(fixed: 3).gap(of: short))
    #expect(near.most == 0 && near.longest == 2)
    let shorter = try #require(TrainedDistances(.agreement, of: [2]))
    #expect(material(fixed: 3).gap(of: shorter) == nil)
  }

  @Test("A text of so many words has no wider gap than what the rest of the sentence leaves")
  func texts() throws {
    let trained = try #require(TrainedDistances(.text, of: [10]))
    let gap = try #require(material(fixed: 0).gap(of: trained))
    #expect(gap.most == 5 && gap.longest == 5)
  }

  @Test("The program's own sentences are in the words of the built-in models, and no others'")
  func own() throws {
    let tokenizer = try ModelCatalog.load("english").textTokenizer
    let own = try SweepMaterial(ownIn: tokenizer)
    #expect(own.templates.count == 8 && own.filler.count == 6)
    let other = Tokenizer(
      vocabulary: Vocabulary(words: ["<unk>", "she", "is"]), kind: .word)
    #expect(throws: DistanceTemplateError.self) { try SweepMaterial(ownIn: other) }
  }
}
