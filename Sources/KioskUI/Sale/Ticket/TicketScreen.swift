import BoxOffice
import Terminal
import Words

/// What is booked.
struct TicketScreen: Screen {
  let order: Order
  /// Nil until it was read.
  private(set) var ticket: IssuedTicket?
  private(set) var printing = PrintState.notAsked

  init(_ order: Order) {
    self.order = order
  }

  enum Action: Hashable {
    case print, startOver
  }

  func bindings(_ sale: Sale, in environment: Environment) -> [Binding<Action>] {
    [
      Binding(
        [.enter, .escape], "Enter", hint: environment.settings.nextCustomer,
        help: .helpNextSale, action: .startOver),
      Binding(
        [.character("p"), .character("P")], "P", hint: .hintPrint,
        help: .helpPrint, action: .print,
        availability: ticket != nil ? .enabled : .disabled(.ticketStillRead)),
    ]
  }

  mutating func perform(
    _ action: Action, _ sale: inout Sale, _ navigation: inout Navigation<Sale>, _ turn: inout Turn
  ) {
    switch action {
    case .startOver: navigation.leave(.startOver)
    case .print:
      guard let record = ticket?.record, printing != .running else { return }
      printing = .running
      turn.run(.ticket(.print(record, in: turn.environment.language)))
    }
  }

  mutating func receive(
    _ event: Event, _ sale: inout Sale, _ navigation: inout Navigation<Sale>, _ turn: inout Turn
  ) {
    switch event {
    case .ticket(.read(.success(let ticket))):
      // The ticket of the customer before may come late.
      guard let ticket, ticket.record.booking.id == order.claim.booking else { return }
      self.ticket = ticket
      guard turn.settings.printsTickets else { return }
      printing = .running
      turn.run(.ticket(.print(ticket.record, in: turn.environment.language)))
    case .ticket(.read(.failure(let error))): turn.environment.databaseTrouble = error.message
    case .ticket(.printed(let problem)):
      guard printing == .running else { return }
      printing = problem.map { .failed($0) } ?? .done
    case .input, .tick, .minutePassed, .programme, .seatMap, .checkout, .health: break
    }
  }
}
