import ONNXProtos

/// Lists what a file holds, and what each part was taken for.
struct ONNXParts {
  private let interpreter: ONNXInterpreter
  private let plan: ONNXPlan
  private let roles: [String: String]

  /// Prepares a list.
  ///
  /// - Parameters:
  ///   - interpreter: What the graph was found to be.
  ///   - plan: What the network was made of.
  ///   - roles: What each initializer became.
  init(_ interpreter: ONNXInterpreter, plan: ONNXPlan, roles: [String: String]) {
    self.interpreter = interpreter
    self.plan = plan
    self.roles = roles
  }

  /// Every recurrent node, and every initializer of a graph and the graphs inside it.
  func parts(of graph: Onnx_GraphProto) -> [ImportedPart] {
    var parts: [ImportedPart] = []
    for (index, recurrence) in interpreter.recurrences.enumerated() {
      let level = plan.levels.firstIndex { level in
        level.components.contains { $0.recurrence == index }
      }
      let directions = recurrence.layers.count == 2 ? ", both directions" : ""
      let role =
        level.map { "\(recurrence.cell.title) node: layer \($0)\(directions)" }
        ?? "\(recurrence.cell.title) node: not on the way to the output that is shown"
      parts.append(
        ImportedPart(recurrence.name, shape: [], role: role, isUsed: level != nil))
    }
    addInitializers(of: graph, to: &parts)
    return parts
  }

  private func addInitializers(of graph: Onnx_GraphProto, to parts: inout [ImportedPart]) {
    for tensor in graph.initializer {
      add(tensor, tensor.name, to: &parts)
    }
    for node in graph.node {
      for attribute in node.attribute {
        if attribute.hasT, node.opType == "Constant", attribute.t.dims.contains(where: { $0 > 1 }) {
          add(attribute.t, node.output.first ?? "", to: &parts)
        }
        if attribute.hasG { addInitializers(of: attribute.g, to: &parts) }
      }
    }
  }

  private func add(_ tensor: Onnx_TensorProto, _ name: String, to parts: inout [ImportedPart]) {
    let type = ONNXTensorType(rawValue: Int(tensor.dataType))
    let role: String
    if let used = roles[name] {
      role = used
    } else if type == nil {
      role = "left out: element type \(tensor.dataType) is not read"
    } else if type?.isFloatingPoint == false {
      role = "left out: a shape, axes or indices"
    } else {
      role = "left out: not on the way from the input to the output"
    }
    parts.append(
      ImportedPart(
        name, shape: tensor.dims.prefix(ONNXConstant.mostAxes).map { Int($0) }, role: role,
        isUsed: roles[name] != nil))
  }
}
