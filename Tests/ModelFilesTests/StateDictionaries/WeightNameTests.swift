import Testing

@testable import ModelFiles

/// If one of these fails, layers are stacked in the wrong order, or a layer that the user names is not found.
@Suite struct WeightNameTests {
  @Test("A name is taken apart at dots and slashes, and keeps its own spelling")
  func parts() {
    let name = WeightName("params/rnn/cell.ii/kernel")
    #expect(name.leaf == "kernel")
    #expect(name.prefix() == "params/rnn/cell.ii")
    #expect(name.prefix(dropping: 2) == "params/rnn/cell")
    #expect(name.prefix(dropping: 9) == "")
    #expect(name.sibling("bias") == "params/rnn/cell.ii/bias")
    #expect(WeightName("weight").sibling("bias") == "bias")
    #expect(WeightName("").leaf == "")
    #expect(WeightName.commonParts("a.b.c", "a.b/d") == 2)
  }

  @Test("A module is found by its own name, with or without what wrappers put before it")
  func matches() {
    #expect(WeightName.matches("module.decoder.rnn", "decoder"))
    #expect(WeightName.matches("module.decoder.rnn", "module.decoder.rnn"))
    #expect(WeightName.matches("params/LSTMCell_0", "LSTMCell_0"))
    #expect(!WeightName.matches("decoder.rnn", "rnn"))
    #expect(!WeightName.matches("decoder", "dec"))
  }

  @Test("Numbers in names are ordered as numbers")
  func order() {
    let names = ["a", "a1", "a2", "a02b", "a10", "a10.b", "b"]
    #expect(names.shuffled().sorted(by: WeightName.precedes) == names)
    #expect(WeightName.withoutNumbers("lstm12.l0") == "lstm#.l#")
  }
}
