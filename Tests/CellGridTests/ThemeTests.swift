import CellGrid
import Testing

/// A colour map that is not monotonic, or a number nobody can read, tells a class something false.
@Suite struct ThemeTests {
  /// The first 16 colours of real terminals, by number.
  enum BasicPalette: String, CaseIterable {
    case xterm
    case visualStudioCode
    case linuxConsole

    func rgb(_ index: UInt8) -> RGBColour {
      switch self {
      case .xterm: Palette.rgb(index)
      case .visualStudioCode: Self.visualStudioCodeColours[Int(index)]
      case .linuxConsole: Self.linuxColours[Int(index)]
      }
    }

    private static let visualStudioCodeColours = [
      RGBColour(0, 0, 0), RGBColour(205, 49, 49), RGBColour(13, 188, 121), RGBColour(229, 229, 16),
      RGBColour(36, 114, 200), RGBColour(188, 63, 188), RGBColour(17, 168, 205),
      RGBColour(229, 229, 229), RGBColour(102, 102, 102), RGBColour(241, 76, 76),
      RGBColour(35, 209, 139), RGBColour(245, 245, 67), RGBColour(59, 142, 234),
      RGBColour(214, 112, 214), RGBColour(41, 184, 219), RGBColour(255, 255, 255),
    ]
    private static let linuxColours = [
      RGBColour(0, 0, 0), RGBColour(170, 0, 0), RGBColour(0, 170, 0), RGBColour(170, 85, 0),
      RGBColour(0, 0, 170), RGBColour(170, 0, 170), RGBColour(0, 170, 170),
      RGBColour(170, 170, 170), RGBColour(85, 85, 85), RGBColour(255, 85, 85),
      RGBColour(85, 255, 85), RGBColour(255, 255, 85), RGBColour(85, 85, 255),
      RGBColour(255, 85, 255), RGBColour(85, 255, 255), RGBColour(255, 255, 255),
    ]
  }

  static let coloured: [ColourDepth] = [.eight, .sixteen, .indexed256, .direct]

  private func background(_ tone: BackgroundTone) -> RGBColour {
    ScreenColours.standard(tone).background
  }

  private func rgb(
    _ colour: Colour, _ tone: BackgroundTone, _ palette: BasicPalette = .xterm
  ) -> RGBColour {
    switch colour {
    case .terminalDefault: background(tone)
    case .indexed(let index) where index < 16: palette.rgb(index)
    case .indexed(let index): Palette.rgb(index)
    case .rgb(let red, let green, let blue): RGBColour(red, green, blue)
    }
  }

  private func palettes(_ depth: ColourDepth, _ tone: BackgroundTone) -> [BasicPalette] {
    depth == .eight && tone == .dark ? BasicPalette.allCases : [.xterm, .visualStudioCode]
  }

  private static let fractions = (0...200).map { Float($0) / 200 }

  @Test(
    "a larger value never looks smaller: contrast to the background grows", arguments: coloured,
    BackgroundTone.allCases)
  func monotonic(depth: ColourDepth, tone: BackgroundTone) {
    let theme = Theme(depth: depth, tone: tone)
    for palette in palettes(depth, tone) {
      for (name, map) in [
        ("gate", { theme.gateColour($0) }),
        ("negative", { theme.signedColour(-$0, range: 1) }),
        ("positive", { theme.signedColour($0, range: 1) }),
      ] as [(String, (Float) -> Colour)] {
        var last = 0.0
        for fraction in Self.fractions {
          let colour = rgb(map(fraction), tone, palette)
          let luminance = colour.luminance
          // Away from the background: lighter on dark, darker on light.
          let distance = tone == .dark ? luminance : 1 - luminance
          // Rounding to 8 bits may cost a step of direct colour its growth.
          #expect(
            distance >= last - 0.002, "\(name) at \(fraction) in \(palette.rawValue): \(colour)")
          last = max(last, distance)
        }
      }
    }
  }

  @Test(
    "numbers printed over a colour can be read", arguments: coloured, BackgroundTone.allCases)
  func readable(depth: ColourDepth, tone: BackgroundTone) {
    let theme = Theme(depth: depth, tone: tone)
    for palette in palettes(depth, tone) {
      let required =
        switch (depth, palette) {
        case (.indexed256, _), (.direct, _): 4.5
        // The console draws bold text bright; black text on magenta reaches 3.3, on brown 3.7.
        case (_, .linuxConsole): 3.2
        default: 3.5
        }
      for fraction in Self.fractions {
        for style in [
          theme.gate(fraction), theme.signed(fraction, range: 1), theme.signed(-fraction, range: 1),
        ] where style != .plain {
          var text = style.foreground
          if palette == .linuxConsole, style.bold, case .indexed(let index) = text {
            text = .indexed(index + 8)
          }
          let contrast = rgb(text, tone, palette).contrast(
            to: rgb(style.background, tone, palette))
          #expect(contrast >= required, "\(style) at \(fraction) in \(palette.rawValue)")
        }
      }
    }
  }

  @Test(
    "the end of the gates is not louder than that of the signed values", arguments: coloured,
    BackgroundTone.allCases)
  func gatesAreNotLouder(depth: ColourDepth, tone: BackgroundTone) {
    let theme = Theme(depth: depth, tone: tone)
    let screen = background(tone)
    let gate = rgb(theme.gateColour(1), tone).contrast(to: screen)
    let signed = [-1, 1].map {
      rgb(theme.signedColour($0, range: 1), tone).contrast(to: screen)
    }
    // The sand of 256 colours is a fifth lighter than the orange, and less saturated.
    #expect(gate <= (signed.max() ?? 0) * 1.25)
  }

  @Test("zero and no value show the terminal's own background", arguments: ColourDepth.allCases)
  func centre(depth: ColourDepth) {
    for tone in BackgroundTone.allCases {
      let theme = Theme(depth: depth, tone: tone)
      #expect(theme.signedColour(0, range: 1) == .terminalDefault)
      #expect(theme.signedColour(0.02, range: 1) == .terminalDefault)
      #expect(theme.signedColour(.nan, range: 1) == .terminalDefault)
      #expect(theme.signedColour(1, range: 0) == .terminalDefault)
      #expect(theme.signedColour(1, range: -1) == .terminalDefault)
      #expect(theme.signedColour(1, range: .nan) == .terminalDefault)
      #expect(theme.gateColour(.nan) == .terminalDefault)
      #expect(theme.gate(.nan) == .plain && theme.signed(.nan, range: 1) == .plain)
    }
  }

  @Test("values beyond the range look like its ends", arguments: coloured)
  func clipping(depth: ColourDepth) {
    let theme = Theme(depth: depth)
    #expect(theme.signedColour(7, range: 2) == theme.signedColour(2, range: 2))
    #expect(theme.signedColour(-.infinity, range: 2) == theme.signedColour(-2, range: 2))
    #expect(theme.gateColour(1.5) == theme.gateColour(1))
    #expect(theme.gateColour(-.infinity) == theme.gateColour(0))
  }

  @Test("the two signs never share a colour", arguments: coloured, BackgroundTone.allCases)
  func signsDiffer(depth: ColourDepth, tone: BackgroundTone) {
    let theme = Theme(depth: depth, tone: tone)
    let negative = Set(Self.fractions.map { theme.signedColour(-$0, range: 1) })
    let positive = Set(Self.fractions.map { theme.signedColour($0, range: 1) })
    #expect(negative.intersection(positive) == [.terminalDefault])
  }

  @Test("a depth uses no colour the terminal does not have", arguments: BackgroundTone.allCases)
  func staysInItsDepth(tone: BackgroundTone) {
    for (depth, limit) in [(ColourDepth.none, 0), (.eight, 8), (.sixteen, 16), (.indexed256, 256)] {
      let theme = Theme(depth: depth, tone: tone)
      let styles =
        Self.fractions.flatMap {
          [theme.gate($0), theme.signed($0, range: 1), theme.signed(-$0, range: 1)]
        } + [
          theme.accent, theme.accentText, theme.heading, theme.plain, theme.muted, theme.strong,
          theme.warning,
        ]
      for colour in styles.flatMap({ [$0.foreground, $0.background] }) {
        switch colour {
        case .terminalDefault: break
        case .indexed(let index): #expect(Int(index) < limit)
        case .rgb: Issue.record("direct colour at depth \(depth)")
        }
      }
    }
  }

  @Test("text of every kind can be read on the default background", arguments: coloured)
  func textStyles(depth: ColourDepth) {
    for tone in BackgroundTone.allCases {
      let theme = Theme(depth: depth, tone: tone)
      let screen = ScreenColours.standard(tone)
      for style in [theme.accent, theme.accentText, theme.muted, theme.strong, theme.heading] {
        let (foreground, background) = screen.resolve(style)
        #expect(foreground.contrast(to: background) >= 4.5, "\(style) \(tone)")
      }
    }
  }

  @Test("the accent can be told from every value", arguments: coloured, BackgroundTone.allCases)
  func accentIsUnique(depth: ColourDepth, tone: BackgroundTone) {
    let theme = Theme(depth: depth, tone: tone)
    for fraction in Self.fractions {
      #expect(theme.gate(fraction).background != theme.accent.background || theme.accent.reverse)
      #expect(
        theme.signedColour(fraction, range: 1) != theme.accent.background || theme.accent.reverse)
    }
  }
}
