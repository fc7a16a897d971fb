import Testing

@testable import Visualizer

/// If one of these fails, a plot shows another number than the series has.
@Suite struct PlotScaleTests {
  @Test("The ends are those of the finite numbers")
  func ends() {
    #expect(PlotScale([3, -1, .nan, 2, .infinity]).range == -1...3)
    #expect(PlotScale([Float.nan]).range == -1...1)
    #expect(PlotScale([Float]()).range == -1...1)
    #expect(PlotScale([-1, 0]).union(PlotScale([5, 6])).range == -1...6)
  }

  @Test("A number's share grows from 0 to 1 between the ends; what is beyond stays there")
  func shares() {
    let scale = PlotScale([-2, 6])
    #expect(scale.share(-2) == 0 && scale.share(6) == 1 && scale.share(0) == 0.25)
    #expect(scale.share(100) == 1 && scale.share(-.infinity) == 0)
    #expect(scale.share(.nan) == nil)
    #expect(PlotScale([7, 7]).share(7) == 0.5)
  }

  @Test("The widest scale there is overflows nowhere")
  func widest() {
    let most = Float.greatestFiniteMagnitude
    let scale = PlotScale([-most, most])
    #expect(scale.share(0) == 0.5 && scale.share(most) == 1)
    #expect(scale.text == "−3.4e38..3.4e38")
  }
}
