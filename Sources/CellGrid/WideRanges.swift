/// Scalars that take two columns although they are not emoji.
///
/// East Asian Width W and F of Unicode 16 without the scalars of property Emoji_Presentation, which
/// Swift knows itself. Reserved places inside the CJK blocks are wide, as the standard asks; so are
/// the enclosed numbers U+3248–324F, which the standard leaves open and C libraries make wide.
let wideRanges: [ClosedRange<UInt32>] = [
  0x1100...0x115F,  // Hangul leading consonants
  0x2329...0x232A,  // angle brackets
  0x2E80...0x303E,  // CJK radicals, symbols and punctuation
  0x3041...0xA4CF,  // kana, bopomofo, enclosed CJK, ideographs, hexagrams, Yi
  0xA960...0xA97C,  // Hangul extended A
  0xAC00...0xD7A3,  // Hangul syllables
  0xF900...0xFAFF,  // compatibility ideographs
  0xFE10...0xFE19,  // vertical forms
  0xFE30...0xFE6B,  // CJK compatibility and small forms
  0xFF01...0xFF60,  // fullwidth forms
  0xFFE0...0xFFE6,  // fullwidth signs
  0x16FE0...0x18D08,  // Tangut, Khitan, Nushu marks
  0x1AFF0...0x1B2FB,  // kana extended, Nushu
  0x1F200...0x1F265,  // enclosed ideographs
  0x20000...0x2FFFD,  // ideographs, plane 2
  0x30000...0x3FFFD,  // ideographs, plane 3
]

/// Returns whether a scalar lies in `wideRanges`, by binary search.
func isInWideRanges(_ value: UInt32) -> Bool {
  var lower = 0
  var upper = wideRanges.count
  while lower < upper {
    let middle = (lower + upper) / 2
    if wideRanges[middle].upperBound < value {
      lower = middle + 1
    } else {
      upper = middle
    }
  }
  return lower < wideRanges.count && wideRanges[lower].contains(value)
}
