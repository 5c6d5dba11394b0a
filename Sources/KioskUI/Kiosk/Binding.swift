import BoxOffice
package import Terminal

/// What a key can do.
package enum Action: Hashable, Sendable {
  case help, quit, back
  /// From the attract screen to the films.
  case begin
  case move(Direction)
  case page(Direction)
  case home, end
  /// The selected line of a list.
  case open
  /// The seat under the cursor, or give it back.
  case choose
  /// Says where the seat under the cursor is.
  case tellPlace
  /// The seats as a list, or as the map again.
  case toggleSeatList
  /// From the seats to the whole hall, and into a part of it.
  case toggleOverview
  /// More people are coming, or fewer.
  case changeParty(by: Int)
  case askParty
  /// The best seats, or the next or the previous ones.
  case suggest(by: Int)
  /// The seats that are proposed on the map.
  case takeProposal
  /// Staff sell what was refused, with a reason.
  case sellAllTheSame
  /// The next screen of the sale.
  case proceed
  case nextField, previousField
  case changeLeft, changeRight
  case print
  case startOver
}

/// One line of the table that keys, hints and help come from.
package struct Binding: Hashable, Sendable {
  package enum Availability: Hashable, Sendable {
    case enabled
    /// Shown, with the reason when it is pressed.
    case disabled(String)
  }

  package let keys: [Key]
  /// The key's name in the hint line and in the help, such as `Enter`.
  package let cap: String
  /// What it does, in a word or two; nil for what the hint line leaves to the help.
  package let hint: String?
  /// What it does, in a sentence.
  package let help: String
  package let action: Action
  package let availability: Availability

  init(
    _ keys: [Key], _ cap: String, hint: String? = nil, help: String, action: Action,
    availability: Availability = .enabled
  ) {
    self.keys = keys
    self.cap = cap
    self.hint = hint
    self.help = help
    self.action = action
    self.availability = availability
  }
}

/// What the hint line and the help tell of a key.
protocol KeyHint {
  var keys: [Key] { get }
  var cap: String { get }
  var hint: String? { get }
  var help: String { get }
  var isEnabled: Bool { get }
  /// Whether it shows the keys: the hint line always has room for it.
  var isHelp: Bool { get }
  /// What a click on the hint presses.
  var clickedKey: Key? { get }
  /// Whether an arrow does what the line of its pair says, such as `↓` beside `↑↓`: it needs none of its own.
  var isSecondOfPair: Bool { get }
}

extension Binding: KeyHint {
  /// Of arrows it cannot say which.
  var clickedKey: Key? {
    if case .move = action { nil } else { keys.first }
  }

  var isEnabled: Bool { availability == .enabled }

  var isHelp: Bool { action == .help && !keys.isEmpty }

  var isSecondOfPair: Bool {
    switch action {
    case .move, .changeRight: hint == nil
    case .suggest(let step), .changeParty(let step): step < 0
    case .help, .quit, .back, .begin, .page, .home, .end, .open, .choose, .proceed, .nextField,
      .previousField, .tellPlace, .toggleSeatList, .toggleOverview,
      .changeLeft, .print, .startOver, .askParty, .takeProposal, .sellAllTheSame:
      false
    }
  }
}

extension KioskState {
  /// The keys of the screen that is shown, in the order of the hint line.
  package var bindings: [Binding] {
    let scene: [Binding] =
      switch self.scene {
      case .attract: attractBindings
      case .films, .showtimes: listBindings
      case .opening: [escape("back")]
      case .seats: seatBindings
      case .details: detailsBindings
      case .payment: paymentBindings
      case .ticket: ticketBindings
      }
    return scene + commonBindings
  }

  private var commonBindings: [Binding] {
    var common = [
      Binding([.character("?"), .function(1)], "?", hint: "keys", help: "Shows these keys.", action: .help)
    ]
    if settings.profile == .counter {
      common.append(
        Binding(
          [.control("q"), .control("c")], "^Q", hint: "quit",
          help: "Leaves the program; chosen seats are given back.", action: .quit,
          availability: isPaying ? .disabled(Self.paymentUnderWay) : .enabled))
    }
    return common
  }

  private static let paymentUnderWay = "The payment is under way: please wait for its answer."

  private var isPaying: Bool {
    if case .running = sale?.checkout { true } else { false }
  }

  func escape(_ hint: String, help: String = "Goes back one step.") -> Binding {
    Binding([.escape], "Esc", hint: hint, help: help, action: .back)
  }

  private var attractBindings: [Binding] {
    [
      Binding([.enter, .character(" ")], "Enter", hint: "begin", help: "Shows the films.", action: .begin),
      seatListBinding(prefersSeatList ? "seats as a map" : "seats as a list"),
    ]
  }

  private var listBindings: [Binding] {
    let isFilms = scene == .films
    let isEmpty = isFilms ? filteredFilms.isEmpty : filteredListings.isEmpty
    let filter = isFilms ? films.filter : showtimes.filter
    var bindings = [
      Binding([.up], "↑↓", hint: "move", help: "Moves to another line.", action: .move(.up)),
      Binding([.down], "↓", help: "Moves down a line.", action: .move(.down)),
      Binding(
        [.enter], "Enter", hint: isFilms ? "showtimes" : "seats",
        help: isFilms ? "Shows the film's times." : "Opens the seat map.", action: .open,
        availability: isEmpty ? .disabled("There is nothing on the list.") : .enabled),
      Binding([.pageUp], "PgUp", help: "Moves up a canvas.", action: .page(.up)),
      Binding([.pageDown], "PgDn", help: "Moves down a canvas.", action: .page(.down)),
      Binding([.home], "Home", help: "Moves to the first line.", action: .home),
      Binding([.end], "End", help: "Moves to the last line.", action: .end),
    ]
    if isFilms, filter.isEmpty, settings.profile == .counter { return bindings }
    bindings.append(
      escape(
        filter.isEmpty ? "back" : "clear",
        help: "Clears what was typed, then goes back one step."))
    return bindings
  }

  private var detailsBindings: [Binding] {
    var bindings = [
      Binding(
        [.enter], "Enter", hint: "continue", help: "Goes on to the payment.", action: .proceed,
        availability: detailsProblem.map { .disabled($0) } ?? .enabled),
      Binding(
        [.tab, .down], "Tab", hint: "next field", help: "Moves to the next field; ↓ does too.",
        action: .nextField),
      Binding(
        [.backTab, .up], "↑", help: "Moves to the field before.", action: .previousField),
    ]
    if case .ticket = sale?.details.focus {
      bindings += [
        Binding(
          [.left], "←→", hint: "ticket", help: "Changes the seat's ticket: adult, child and so on.",
          action: .changeLeft),
        Binding([.right], "→", help: "Changes the ticket the other way.", action: .changeRight),
      ]
    }
    bindings.append(escape("seats", help: "Goes back to the seats; they stay yours."))
    return bindings
  }

  private var paymentBindings: [Binding] {
    guard let sale else { return [] }
    if isPaying {
      let why = Binding.Availability.disabled(Self.paymentUnderWay)
      return [
        Binding([.escape], "Esc", hint: "back", help: "Goes back.", action: .back, availability: why),
        Binding([.enter], "Enter", help: "Pays.", action: .proceed, availability: why),
      ]
    }
    if case .inDoubt = sale.checkout {
      return [Binding([.enter], "Enter", hint: nextCustomer, help: "Ends this sale.", action: .startOver)]
    }
    var bindings = [
      Binding(
        [.enter], "Enter", hint: "pay", help: "Pays by the selected method.", action: .proceed,
        availability: paymentProblem.map { .disabled($0) } ?? .enabled),
      Binding([.up, .backTab], "↑↓", hint: "method", help: "Selects another method.", action: .move(.up)),
      Binding([.down, .tab], "↓", help: "Selects the next method.", action: .move(.down)),
    ]
    if selectedMethod == .card, settings.isCardSimulated {
      bindings += [
        Binding(
          [.left], "←→", hint: "simulate", help: "Chooses what the simulated card terminal does.",
          action: .changeLeft),
        Binding([.right], "→", help: "The next outcome.", action: .changeRight),
      ]
    }
    bindings.append(
      escape("back", help: "Goes back to your details; the seats stay yours."))
    return bindings
  }

  private var ticketBindings: [Binding] {
    [
      Binding(
        [.enter, .escape], "Enter", hint: nextCustomer,
        help: "Ends this sale and begins the next.", action: .startOver),
      Binding(
        [.character("p"), .character("P")], "P", hint: "print",
        help: "Prints the ticket, also a second time.",
        action: .print, availability: canPrint ? .enabled : .disabled("The ticket is still being read.")),
    ]
  }

  private var nextCustomer: String { settings.profile == .walkUp ? "done" : "next customer" }

  private var canPrint: Bool { sale?.ticket != nil }
}
