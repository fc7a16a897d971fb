/// A piece of an axis of a tensor that runs through the graph: time, batch, directions or features.
///
/// Reshaping puts pieces together and takes them apart again; each keeps its identity on the way, so
/// that at the end it is known which axis is time. A piece of size 1 is none at all.
struct ONNXAtom: Hashable {
  /// Its identity.
  let id: Int

  /// Its size, if the file says it.
  var size: Int?
}

/// A size that may depend on the input: what `Shape` gives.
enum ONNXSize: Equatable {
  case known(Int)
  /// The size of a piece of an axis.
  case atom(Int)
  case unknown
}

extension [ONNXAtom] {
  /// The number of entries of an axis that is made of these pieces, if it is known.
  var product: Int? {
    var result = 1
    for atom in self {
      guard let size = atom.size else { return nil }
      let (product, overflow) = result.multipliedReportingOverflow(by: size)
      guard !overflow else { return nil }
      result = product
    }
    return result
  }

  /// The number of entries as `Shape` gives it.
  var size: ONNXSize {
    if let product { return .known(product) }
    return count == 1 ? .atom(self[0].id) : .unknown
  }
}

/// Regroups the pieces of a tensor's axes as `Reshape` does.
enum ONNXReshaping {
  /// The axes after a reshape, or `nil` if it takes a piece apart or cannot be followed.
  ///
  /// - Parameters:
  ///   - axes: The axes before it.
  ///   - target: The sizes asked for; 0 keeps the axis at that place, −1 is what remains.
  /// - Returns: The pieces of each new axis.
  static func regroup(_ axes: [[ONNXAtom]], to target: [ONNXSize]) -> [[ONNXAtom]]? {
    guard target.count <= ONNXConstant.mostAxes else { return nil }
    var atoms = axes.flatMap { $0 }[...]
    var sizes: [ONNXSize] = []
    for (place, size) in target.enumerated() {
      // A 0 names the axis at the same place of the tensor before.
      if size == .known(0) {
        guard place < axes.count else { return nil }
        sizes.append(axes[place].size)
      } else {
        sizes.append(size)
      }
    }
    let rests = sizes.indices.filter { sizes[$0] == .known(-1) || sizes[$0] == .unknown }
    guard rests.count <= 1 || rests.count <= atoms.count else { return nil }
    var result = Array(repeating: [ONNXAtom](), count: sizes.count)
    // From the front up to the first size that is not told, then from the back.
    var front = 0
    while front < sizes.count, sizes[front] != .known(-1), sizes[front] != .unknown {
      guard let taken = take(sizes[front], &atoms, fromFront: true) else { return nil }
      result[front] = taken
      front += 1
    }
    var back = sizes.count - 1
    while back > front, sizes[back] != .known(-1), sizes[back] != .unknown {
      guard let taken = take(sizes[back], &atoms, fromFront: false) else { return nil }
      result[back] = taken
      back -= 1
    }
    if front == sizes.count { return atoms.isEmpty ? result : nil }
    if front == back {
      result[front] = Array(atoms)
      return result
    }
    // Several that are not told: one piece each, if that comes out even.
    guard back - front + 1 == atoms.count else { return nil }
    for (place, atom) in zip(front...back, atoms) { result[place] = [atom] }
    return result
  }

  private static func take(
    _ size: ONNXSize, _ atoms: inout ArraySlice<ONNXAtom>, fromFront: Bool
  ) -> [ONNXAtom]? {
    var taken: [ONNXAtom] = []
    func isEnough() -> Bool {
      switch size {
      case .known(let size): taken.product == size
      case .atom(let id): taken.count == 1 && taken[0].id == id
      case .unknown: false
      }
    }
    while !isEnough() {
      guard let atom = fromFront ? atoms.popFirst() : atoms.popLast() else { return nil }
      // An axis whose size only the input tells, asked for with the size of the traced example.
      if atom.size == nil, case .known(let size) = size {
        return taken.isEmpty && size > 1 ? [atom] : nil
      }
      taken.insert(atom, at: fromFront ? taken.count : 0)
      if let product = taken.product, case .known(let size) = size, product > size { return nil }
    }
    return taken
  }
}
