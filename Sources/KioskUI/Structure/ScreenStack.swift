import Terminal

/// How the whole stack is left.
enum Departure: Hashable {
  case back
  /// To another showtime of the same film.
  case elsewhere
  case startOver
  case quit
}

/// What a screen asks of its stack.
struct Navigation<Shared> {
  enum Step {
    case push(any Screen<Shared>)
    /// Removes the screen and those on top of it. If asked twice, the screen below it, too.
    case pop
    /// Removes the screen, or replaces it by another; dialogs stay.
    case replace((any Screen<Shared>)?)
    /// Passed on to the owner of the stack.
    case leave(Departure)
    case showFurtherHelp
  }

  private(set) var steps: [Step] = []

  mutating func push(_ screen: some Screen<Shared>) { steps.append(.push(screen)) }
  mutating func pop() { steps.append(.pop) }
  mutating func replace(with screen: (any Screen<Shared>)?) { steps.append(.replace(screen)) }
  mutating func showFurtherHelp() { steps.append(.showFurtherHelp) }
  mutating func leave(_ departure: Departure) { steps.append(.leave(departure)) }
}

/// Screens on top of one another. The top one gets the keys; all get the other events.
struct ScreenStack<Shared>: Hashable, Sendable {
  private struct Layer: Hashable, Sendable {
    var screen: any Screen<Shared>

    static func == (left: Layer, right: Layer) -> Bool {
      AnyHashable(left.screen) == AnyHashable(right.screen)
    }

    func hash(into hasher: inout Hasher) { AnyHashable(screen).hash(into: &hasher) }
  }

  private var layers: [Layer]

  init(_ first: some Screen<Shared>) { layers = [Layer(screen: first)] }

  /// Whether the lowest screen is the one that is shown.
  var isAtFirst: Bool { base == 0 }

  var top: any Screen<Shared> { layers[layers.count - 1].screen }

  /// The place of the uppermost screen that is not a dialog.
  private var base: Int { layers.lastIndex { !$0.screen.isDialog } ?? 0 }

  var screen: any Screen<Shared> { layers[base].screen }

  var dialogs: [any Screen<Shared>] { layers[(base + 1)...].map(\.screen) }

  /// The screen of the given type, wherever it is in the stack.
  func find<Wanted: Screen>(_ type: Wanted.Type) -> Wanted? where Wanted.Shared == Shared {
    for layer in layers.reversed() {
      if let found = layer.screen as? Wanted { return found }
    }
    return nil
  }

  /// Changes the screen of the given type, wherever it is in the stack.
  mutating func change<Wanted: Screen>(_ type: Wanted.Type, _ body: (inout Wanted) -> Void)
  where Wanted.Shared == Shared {
    for index in layers.indices.reversed() {
      guard var found = layers[index].screen as? Wanted else { continue }
      body(&found)
      layers[index].screen = found
      return
    }
  }

  /// Shows another screen; dialogs stay on top of it.
  mutating func show(_ screen: some Screen<Shared>) { layers.insert(Layer(screen: screen), at: base + 1) }

  /// Removes the screen that is shown; dialogs stay, on top of the one below.
  mutating func removeScreen() { if base > 0 { layers.remove(at: base) } }

  mutating func push(_ screen: some Screen<Shared>) { layers.append(Layer(screen: screen)) }

  mutating func pop() { layers.removeLast() }

  /// Removes the dialogs on top of the screen.
  mutating func dismissCoveringDialogs() { layers.removeLast(layers.count - base - 1) }

  /// Removes the dialogs on top of the screen, and those that it shows itself.
  mutating func dismissDialogs() {
    dismissCoveringDialogs()
    layers[base].screen.dismissDialogs()
  }

  /// Removes everything above the lowest screen.
  mutating func returnToFirst() { layers.removeLast(layers.count - 1) }

  /// Removes the screens above the lowest one; the dialogs stay.
  mutating func returnToFirstScreen() {
    if base > 0 { layers.removeSubrange(1...base) }
  }

  mutating func close(_ shared: inout Shared, _ turn: inout Turn) {
    for index in layers.indices.reversed() { layers[index].screen.close(&shared, &turn) }
  }

  // MARK: - Events

  /// Does what the uppermost table says for a key.
  /// - Returns: whether the key is in it, and how the stack is to be left.
  mutating func answer(_ key: Key, _ shared: inout Shared, _ turn: inout Turn) -> (
    isAnswered: Bool, Departure?
  ) {
    var isAnswered = false
    let departure = update(layers.count - 1, &shared, &turn) { screen, shared, navigation, turn in
      isAnswered = screen.answer(key, &shared, &navigation, &turn)
    }
    return (isAnswered, departure)
  }

  mutating func asksBeforeQuitting(_ shared: inout Shared) -> Bool {
    layers[base].screen.asksBeforeQuitting(&shared)
  }

  mutating func press(_ key: Key, _ shared: inout Shared, _ turn: inout Turn) -> Departure? {
    update(layers.count - 1, &shared, &turn) { $0.press(key, &$1, &$2, &$3) }
  }

  mutating func paste(_ text: String, _ shared: inout Shared, _ turn: inout Turn) -> Departure? {
    update(layers.count - 1, &shared, &turn) { $0.paste(text, &$1, &$2, &$3) }
  }

  mutating func click(
    _ target: ClickTarget, _ shared: inout Shared, _ turn: inout Turn
  ) -> Departure? {
    update(layers.count - 1, &shared, &turn) { $0.click(target, &$1, &$2, &$3) }
  }

  mutating func scroll(_ direction: Direction, _ shared: inout Shared, _ turn: inout Turn) {
    layers[layers.count - 1].screen.scroll(direction, &shared, &turn)
  }

  /// Sends an event to all screens, from the lowest upwards.
  mutating func receive(
    _ event: Event, _ shared: inout Shared, _ turn: inout Turn
  ) -> Departure? {
    var departure: Departure?
    var index = 0
    let isCovered = turn.isCovered
    while index < layers.count {
      turn.isCovered = isCovered || index < layers.count - 1
      departure = update(index, &shared, &turn) { $0.receive(event, &$1, &$2, &$3) } ?? departure
      index += 1
    }
    turn.isCovered = isCovered
    return departure
  }

  private mutating func update(
    _ index: Int, _ shared: inout Shared, _ turn: inout Turn,
    _ body: (
      inout any Screen<Shared>, inout Shared, inout Navigation<Shared>, inout Turn
    ) -> Void
  ) -> Departure? {
    var navigation = Navigation<Shared>()
    body(&layers[index].screen, &shared, &navigation, &turn)
    var departure: Departure?
    for step in navigation.steps {
      switch step {
      case .push(let screen):
        layers.removeLast(max(0, layers.count - index - 1))
        layers.append(Layer(screen: screen))
      case .pop: layers.removeLast(max(1, layers.count - index))
      case .replace(let screen?): layers[index] = Layer(screen: screen)
      case .replace(nil): layers.remove(at: index)
      case .leave(let wanted): departure = wanted
      case .showFurtherHelp:
        if layers[base].screen.furtherHelp != nil { layers[base].screen.showFurtherHelp(&shared) }
      }
    }
    return departure
  }

  // MARK: - Drawing

  func nextWake(_ shared: Shared) -> Double? { layers.compactMap { $0.screen.nextWake(shared) }.min() }
}
