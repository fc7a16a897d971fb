import ArgumentParser
import ModelFiles

/// Which layer's units are meant.
struct LayerOption: ParsableArguments {
  @Option(
    name: .long, help: ArgumentHelp("The layer, from 1; else the top one.", valueName: "layer"))
  var layer: Int?

  /// The layer of a model, from 0.
  ///
  /// - Parameter model: Whose layers are meant.
  /// - Returns: The chosen layer, or the one that predicts.
  /// - Throws: If there is no such layer.
  func index(in model: TokenModel) throws -> Int {
    let count = model.network.layers.count
    guard let layer else { return count - 1 }
    guard (1...count).contains(layer) else {
      throw ValidationError("--layer: expected a layer from 1 to \(count); found \(layer)")
    }
    return layer - 1
  }
}
