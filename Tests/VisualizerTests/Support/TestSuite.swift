import Language
import RecurrentNets

/// A suite in the words of the test models: two conditions with two sets, one with one.
let testSuite: AgreementSuite = {
  var generator = SeededGenerator(seed: 9)
  let fillers = ["busy", "today", ".", "...", "i"]
  var rows: [AgreementSuite.Row] = []
  for (condition, length) in [("near", 3), ("far", 8)] {
    for index in 0..<24 {
      let isSingular = index % 2 == 0
      let middle = (1..<length).map { _ in fillers.randomElement(using: &generator) ?? "." }
      rows.append(
        AgreementSuite.Row(
          condition: condition,
          prefix: ([isSingular ? "she" : "they"] + middle).joined(separator: " "),
          right: isSingular ? "is" : "are", wrong: isSingular ? "are" : "is"))
    }
  }
  rows.append(AgreementSuite.Row(condition: "one", prefix: "i", right: "am", wrong: "is"))
  return AgreementSuite(rows: rows)
}()
