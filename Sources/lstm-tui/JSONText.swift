#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What commands print with `--json`.
enum JSONText {
  /// A value as JSON, with sorted keys, so that equal values give equal texts.
  ///
  /// JSON has no numbers beyond all bounds; those are the texts "inf", "-inf" and "nan".
  static func of(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
