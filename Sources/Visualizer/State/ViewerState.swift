import CellGrid
import Language
import MemoryAnalysis
import ModelFiles
import RecurrentNets

/// Everything the screen depends on but its size and its colours.
///
/// `update` changes it, `view` draws it; nothing else does either.
public struct ViewerState: Sendable {
  /// The model that reads.
  public internal(set) var model: TokenModel

  /// Where the text comes from, for the title: a file's name, or "text".
  public let source: String

  /// What stands in the title if the text was longer than what is shown.
  public internal(set) var truncation: String?

  var recorder: TraceRecorder
  let tokenizer: Tokenizer

  /// The text as the network read it.
  public internal(set) var reading: Reading {
    didSet { readingVersion += 1 }
  }

  /// How often ``reading`` was changed: what was computed of it holds as long as this stays.
  private(set) var readingVersion = 0

  /// In what windows long texts are read; `nil` to read them whole.
  let windowPlan: WindowPlan?

  /// What the text begins with is on the screen; the rest is still to be split into words.
  var rest: TextRest?

  /// The unit the viewer opened on, as long as that is not known for certain: a long text's
  /// first window is only begun.
  var openingUnit: Int?

  /// Whether the order of the units is still that of the first words.
  var ordersAreFirst: Bool

  /// What is computed ahead, without being asked for.
  public internal(set) var ahead: Work?

  /// What ``ahead`` is about.
  var aheadPurpose: AheadPurpose?

  /// The ranges of view 5, which do not depend on the step.
  var wordsRange: WordsRange?

  /// The position of the current word, `1...T`.
  public internal(set) var position = 1

  /// The layer whose cells are shown.
  public internal(set) var layer: Int

  /// The selected unit of that layer.
  public internal(set) var unit = 0

  /// The view that is shown.
  public internal(set) var view: ViewName

  /// The quantity that Tab chose, and whether its heatmap fills the screen.
  public internal(set) var focus: Quantity
  /// Whether the heatmap of ``focus`` fills the screen.
  public internal(set) var isEnlarged = false

  /// Whether the first view lists the events in the place of the ledger.
  public internal(set) var showsEvents = false

  /// The phase of the step that the diagram of the cell shows; `nil` for the whole step.
  public internal(set) var phase: CellPhase?

  /// What the words are tinted by, if by anything.
  public internal(set) var tint: WordTint?

  /// The scale of the tint, which does not depend on the step.
  var tintScale: TintScale?

  /// Stepping by itself.
  public internal(set) var playback = Playback()

  /// The network speaking.
  public internal(set) var talk = Talk()

  /// The line that is being typed, if any.
  public internal(set) var prompt: Prompt?

  /// The first line of the help that is shown; `nil` if it is closed.
  public internal(set) var helpLine: Int?

  /// Something to tell the user until the next key.
  public internal(set) var message: String?

  /// What the last edit changed.
  public internal(set) var change: Change?

  /// The words that are watched; `nil` for the two likeliest at each step.
  public internal(set) var watched: WordPair?

  /// What is done to the network while it reads, the latest last.
  public internal(set) var interferences: [Interference] = []

  /// The text that is to be shown, and the work that reads it.
  var pendingTokens: (id: Int, tokens: TokenizedText)?

  /// What is to be done to the network, and the work that reads the text so.
  var pendingInterferences: (id: Int, interferences: [Interference])?

  /// The menu of interferences, while it is open.
  public internal(set) var menu: InterferenceMenu?

  /// The same interference on every unit, for view 6.
  var effects = EffectsStudy()

  /// Networks of other cells that stand beside this one in view 0; empty for the built-in ones.
  var twins: [TokenModel] = []

  /// The gradient of what is watched, for view 0.
  var gradients = GradientStudy()

  /// The text that this one is compared with, if any.
  public internal(set) var compared: ComparedText?

  /// The order of the units that was asked for.
  var ordering = UnitOrdering()

  /// The two sets of texts that view 7 compares.
  var contrast = ContrastChoice()

  /// The text file that view 9 counts; `nil` for the text on the screen.
  var survey: FileSurvey?

  /// What is being computed beside the screen, if anything.
  public internal(set) var work: Work?

  /// How many pieces of work have been asked for.
  var workCount = 0

  /// What takes the changes of the text back, and earlier positions, the latest last.
  var history: [(change: TokenizedText.Change, position: Int)] = []

  /// The size of the screen, for paging and for the mouse.
  public internal(set) var size: GridSize

  /// Whether a cell of the screen can show two colours, one above the other.
  public internal(set) var hasHalfBlocks: Bool

  /// Whether the user asked to leave.
  public internal(set) var isFinished = false

  /// The training of the model, if it is being watched.
  public internal(set) var learning: Learning?

  /// The ranges that values are drawn in, fixed for the session; of a network that learns they grow.
  var ranges: ValueRanges

  /// The range that a word's embedding is drawn in; as ``ranges``.
  var embeddingRange: Float

  /// The ends of the plots of the outputs; as ``ranges``.
  var outputScale: PlotScale

  /// Opens a text in a model.
  ///
  /// The viewer starts at the first word, on the unit with the largest
  /// letting-go of the text, in the layer that predicts.
  ///
  /// - Parameters:
  ///   - model: The model that reads.
  ///   - tokens: The words, at least one.
  ///   - source: Where they come from, for the title.
  ///   - truncation: What to say in the title if there was more.
  ///   - size: The size of the screen.
  ///   - hasHalfBlocks: Whether a cell can show two colours, one above the other.
  ///   - view: The view to open.
  public init(
    model: TokenModel, tokens: [Token], source: String, truncation: String? = nil,
    size: GridSize, hasHalfBlocks: Bool = true, view: ViewName = .memory
  ) {
    self.init(
      model: model, text: TokenizedText(tokens), source: source, truncation: truncation, size: size,
      hasHalfBlocks: hasHalfBlocks, view: view)
  }

  /// Opens a text, which may be millions of words long, in a model.
  ///
  /// - Parameters:
  ///   - model: The model that reads.
  ///   - text: The words, at least one.
  ///   - rest: What is still to be split into words.
  ///   - source: Where they come from, for the title.
  ///   - truncation: What to say in the title if there was more.
  ///   - readsWhole: Whether the text is read whole however long it is.
  ///   - plan: In what windows a long text is read, if not as suits the network.
  ///   - size: The size of the screen.
  ///   - hasHalfBlocks: Whether a cell can show two colours, one above the other.
  ///   - view: The view to open.
  public init(
    model: TokenModel, text: TokenizedText, rest: TextRest? = nil, source: String,
    truncation: String? = nil, readsWhole: Bool = false, plan: WindowPlan? = nil,
    size: GridSize, hasHalfBlocks: Bool = true, view: ViewName = .memory
  ) {
    precondition(!text.isEmpty, "a viewer has something to read")
    let chosen =
      readsWhole || model.network.readsBackward ? nil : plan ?? WindowPlan(for: model.network)
    self.init(
      model: model, source: source, truncation: truncation, rest: rest, plan: chosen, size: size,
      hasHalfBlocks: hasHalfBlocks, view: view
    ) { Reading(text, by: $0, plan: chosen, isBeginning: rest != nil) }
  }

  /// Opens what a recorder reads; the other initialisers say what the rest means.
  init(
    model: TokenModel, source: String, truncation: String?, rest: TextRest? = nil,
    plan: WindowPlan? = nil, size: GridSize, hasHalfBlocks: Bool, view: ViewName,
    reading read: (TraceRecorder) -> Reading
  ) {
    self.model = model
    self.rest = rest
    windowPlan = plan
    self.source = source
    self.truncation = truncation
    self.size = size
    self.hasHalfBlocks = hasHalfBlocks
    self.view = view
    recorder = TraceRecorder(model.network)
    tokenizer = model.textTokenizer
    let reading = read(recorder)
    self.reading = reading
    ordersAreFirst = !reading.isWhole
    layer = reading.trace.topLayers.lowerBound
    focus = reading.trace.top.carried
    ranges = ValueRanges(of: model, reading: reading.trace)
    embeddingRange =
      reading.series?.largest
      ?? CellVector.embeddingRange(of: reading.tokens, in: model.network)
    outputScale = reading.outputScale
    self.reading.findEvents(layerThresholds)
    unit = story.largestLetGo?.unit ?? story.units.first ?? 0
    openingUnit = ordersAreFirst ? unit : nil
    prepareView()
    wantEffects()
    wantGradients()
    wantAhead()
  }

  /// Says something below the caption until the next key.
  public mutating func say(_ message: String) { self.message = message }

  /// The record of the layer that is shown.
  public var layerTrace: LayerTrace { reading.trace.layers[layer] }

  /// The order of the units of the layer that predicts.
  var topOrder: UnitRanking {
    layerIsTop ? order : reading.orders[shareLayer].ranking
  }

  /// The events of the layer that is shown.
  public var events: EventList {
    // Right after a jump there is a small window whose events nobody may ask for.
    reading.events.isEmpty
      ? EventList(of: layerTrace, thresholds: thresholds) : reading.events[layer]
  }

  /// What the cell carries from word to word: C, or h where there is no C.
  public var memory: Quantity { layerTrace.carried }

  /// The range that C is drawn in, fixed for the session.
  public var cellRange: Float { ranges.cell }

  /// What counts as letting go and as writing in the layer that is shown.
  public var thresholds: MemoryThresholds { layerThresholds[layer] }

  /// The same of each layer: shares of the range of what it carries.
  var layerThresholds: [MemoryThresholds] {
    reading.trace.layers.indices.map {
      MemoryThresholds(range: ranges.range(of: reading.trace.layers[$0].carried, layer: $0))
    }
  }

  /// The largest value of a quantity that is drawn.
  public func range(of quantity: Quantity) -> Float {
    ranges.range(of: quantity, layer: layer)
  }
}
