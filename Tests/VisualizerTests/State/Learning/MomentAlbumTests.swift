import RecurrentNets
import Testing

@testable import Visualizer

/// If one of these fails, one cannot go back through a training, or its moments fill the memory.
@Suite struct MomentAlbumTests {
  private func album(parameters: Int, updates: Int) -> MomentAlbum {
    let network = Network(
      zeros: NetworkShape(cell: .rnn, vocabularySize: 2, embeddingSize: 1, hiddenSizes: [1]))
    var album = MomentAlbum(parameterCount: parameters)
    for update in 0...updates where album.wants(update) {
      album.add(LearningMoment(update: update, loss: 1, network: network))
    }
    return album
  }

  @Test("The first updates are all kept")
  func start() {
    let album = album(parameters: 100, updates: 150)
    #expect(album.moments.map(\.update) == Array(0...150))
  }

  @Test(
    "A long training keeps its beginning and moments evenly apart, as many as there is room for",
    arguments: [(100, 60_000), (5_000_000, 60_000), (100_000_000, 3000)])
  func long(parameters: Int, updates: Int) {
    let album = album(parameters: parameters, updates: updates)
    let places = album.moments.map(\.update)
    #expect(places.first == 0)
    #expect(places.count >= 4 && places.count <= MomentAlbum.mostMoments)
    #expect(places.count * parameters <= max(MomentAlbum.mostParameters, 8 * parameters))
    #expect(Set(zip(places, places.dropFirst()).map { $1 - $0 }) == [album.spacing])
    #expect(updates - (places.last ?? 0) < album.spacing)
  }

  @Test("The moments around an update are those before, after and nearest")
  func neighbours() {
    let album = album(parameters: 100, updates: 1000)
    let spacing = album.spacing
    #expect(album.last(before: 0) == nil)
    #expect(album.last(before: 2 * spacing)?.update == spacing)
    #expect(album.first(after: 2 * spacing)?.update == 3 * spacing)
    #expect(album.first(after: 1_000_000) == nil)
    #expect(album.nearest(to: 2 * spacing + 1)?.update == 2 * spacing)
  }
}
