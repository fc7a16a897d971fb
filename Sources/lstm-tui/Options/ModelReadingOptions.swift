import ArgumentParser
import Language
import ModelFiles
import RecurrentNets

/// What a user says about a model's file where the file leaves it open.
struct ModelReadingOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The recurrent layers to read, by the beginning of their names.", valueName: "prefix"))
  var rnn: String?

  @Option(
    name: .long, help: ArgumentHelp("The embedding, by its name in the file.", valueName: "name"))
  var embedding: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The layer that predicts, by its name in the file.", valueName: "name"))
  var head: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The function of a plain RNN: tanh or relu.", valueName: "name"),
    transform: ModelReadingOptions.activation)
  var nonlinearity: Activation?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What the head of a file of weights reads: every step, the end (last state of each direction, "
        + "h_n) or the last step (output[:, -1]); every, end or last.", valueName: "when"),
    transform: ModelReadingOptions.readout)
  var readout: Readout?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The function between the head's dense layers: relu, tanh, gelu, …", valueName: "name"),
    transform: ModelReadingOptions.headActivation)
  var headActivation: Activation?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What comes after the head's last layer: softmax, log_softmax, sigmoid, tanh, …",
      valueName: "name"),
    transform: ModelReadingOptions.outputActivation)
  var outputActivation: OutputLayer.OutputActivation?

  @Option(name: .long, help: ArgumentHelp("Units in each layer.", valueName: "count"))
  var hidden: Int?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The model's words: vocab.txt, JSON, tokenizer.json or a pickle; else those in the file or "
        + "beside it.", valueName: "file"), completion: .file())
  var vocab: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How texts are cut into words: \(TokenizerKind.names.joined(separator: ", ")).",
      valueName: "name"),
    transform: ModelReadingOptions.tokenizer)
  var tokenizer: TokenizerKind?

  func validate() throws {
    if let hidden, hidden < 1 {
      throw ValidationError("--hidden: expected at least 1; found \(hidden)")
    }
  }

  /// The same for the readers of files.
  var options: ModelOptions {
    var importing = ImportOptions()
    importing.rnn = rnn
    importing.embedding = embedding
    importing.head = head
    importing.nonlinearity = nonlinearity
    importing.hidden = hidden
    importing.readout = readout
    importing.headActivation = headActivation
    importing.outputActivation = outputActivation
    return ModelOptions(importing: importing, vocabulary: vocab, tokenizer: tokenizer)
  }

  private static func activation(_ text: String) throws -> Activation {
    switch text {
    case "tanh": return .tanh
    case "relu": return .relu
    default: throw ValidationError("expected tanh or relu; found “\(text)”")
    }
  }

  private static func readout(_ text: String) throws -> Readout {
    switch text {
    case "every": return .everyStep
    case "end": return .lastStep
    case "last": return .lastPosition
    default: throw ValidationError("expected every, end or last; found “\(text)”")
    }
  }

  private static func headActivation(_ text: String) throws -> Activation {
    guard let activation = Activation(named: text) else { throw unknownFunction(text) }
    return activation
  }

  private static func outputActivation(
    _ text: String
  ) throws -> OutputLayer.OutputActivation {
    guard let activation = OutputLayer.OutputActivation(named: text) else {
      throw unknownFunction(text)
    }
    return activation
  }

  private static func unknownFunction(_ text: String) -> ValidationError {
    ValidationError(
      "expected a function, as relu, tanh, sigmoid, linear, gelu, silu, selu, elu(1), "
        + "leaky_relu(0.01), softplus or softsign; found “\(text)”")
  }

  private static func tokenizer(_ text: String) throws -> TokenizerKind {
    guard let kind = TokenizerKind(name: text) else {
      throw ValidationError(
        "expected \(TokenizerKind.names.joined(separator: ", ")); found “\(text)”")
    }
    return kind
  }
}
