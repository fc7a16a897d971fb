extension RecurrentLayer {
  /// Calls `body` with each parameter tensor of the layer, always in the same order.
  ///
  /// The order is: input weight, recurrent weight, bias; where the variant has them the
  /// peepholes of the forget, the input and the output gate, and a GRU's second bias.
  mutating func forEachTensor(_ body: (inout [Float]) -> Void) {
    body(&inputWeight.elements)
    body(&recurrentWeight.elements)
    body(&bias)
    if var peepholes = variant.peepholes {
      // So that the arrays are held once only, and changed in place.
      variant.peepholes = nil
      body(&peepholes.forget)
      body(&peepholes.input)
      body(&peepholes.output)
      variant.peepholes = peepholes
    }
    if var bias = variant.recurrentCandidateBias {
      variant.recurrentCandidateBias = nil
      body(&bias)
      variant.recurrentCandidateBias = bias
    }
  }

  /// The parameter tensors in the order of ``forEachTensor(_:)``.
  var tensors: [[Float]] {
    var tensors = [inputWeight.elements, recurrentWeight.elements, bias]
    if let peepholes = variant.peepholes {
      tensors += [peepholes.forget, peepholes.input, peepholes.output]
    }
    if let bias = variant.recurrentCandidateBias { tensors.append(bias) }
    return tensors
  }
}
