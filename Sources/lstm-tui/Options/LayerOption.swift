import ArgumentParser
import ModelFiles
import RecurrentNets

/// Which layer's units are meant.
struct LayerOption: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The layer, from 1, as in 2 or, of two directions, 2-backward; else the top one.",
      valueName: "layer"))
  var layer: LayerChoice?

  /// The place of the layer in a model's network, from 0.
  ///
  /// - Parameter model: Whose layers are meant.
  /// - Returns: The chosen layer, or the one that predicts; of two directions the forward one.
  /// - Throws: If there is no such layer.
  func index(in model: TokenModel) throws -> Int {
    let network = model.network
    let count = network.levels.count
    guard let layer else { return network.levels[count - 1].layers.lowerBound }
    guard (1...count).contains(layer.level) else {
      throw ValidationError("--layer: expected a layer from 1 to \(count); found \(layer.level)")
    }
    let layers = network.levels[layer.level - 1].layers
    guard let direction = layer.direction else { return layers.lowerBound }
    guard let index = layers.first(where: { network.layers[$0].direction == direction }) else {
      throw ValidationError(
        "--layer: layer \(layer.level) reads \(direction == .forward ? "backward" : "forward") only"
      )
    }
    return index
  }
}
