internal import Synchronization

/// What the lab tells its client processes while they run: a line each.
enum ClientOrder: Hashable, Sendable {
  /// What the card terminals do more often than anything else; nil for what they usually do.
  case payments(CardBehaviour?)
  /// Whether every order is sent twice at once.
  case doubling(Bool)
  /// No more customers: those who are there finish, and only the reaper goes on.
  case walkOut

  init?(line: String) {
    let words = line.split(separator: " ")
    switch (words.first, words.dropFirst().first) {
    case ("payments", let behaviour?): self = .payments(CardBehaviour(rawValue: String(behaviour)))
    case ("doubling", let state?): self = .doubling(state == "on")
    case ("walk-out", nil): self = .walkOut
    default: return nil
    }
  }

  var line: String {
    switch self {
    case .payments(let behaviour): "payments \(behaviour?.rawValue ?? "usual")"
    case .doubling(let isOn): "doubling \(isOn ? "on" : "off")"
    case .walkOut: "walk-out"
    }
  }
}

/// What all kiosks of a process have been told.
final class HouseRules: Sendable {
  struct State: Sendable {
    var payments: CardBehaviour?
    var isDoubling = false
    var isOpen = true
  }

  private let state = Mutex(State())
  /// Told when a customer comes upon what the lab has ordered.
  let met: @Sendable (ClientOrder) -> Void

  init(met: @escaping @Sendable (ClientOrder) -> Void = { _ in }) {
    self.met = met
  }

  var current: State { state.withLock { $0 } }

  func follow(_ order: ClientOrder) {
    state.withLock { state in
      switch order {
      case .payments(let behaviour): state.payments = behaviour
      case .doubling(let isOn): state.isDoubling = isOn
      case .walkOut: state.isOpen = false
      }
    }
  }
}
