import BoxOffice
import Words
@testable import KioskUI

/// What stands on the screen, by name.
extension KioskState {
  enum Scene: Hashable {
    case attract, films, showtimes
    case opening(Showtime.ID, since: Double)
    case seats, details, payment, ticket
  }

  enum Dialog: Hashable {
    case help, rules, party, override, leaveSeats, quit, soldOut
    case stillThere(until: Double)
    case moved([String])
    case ended(String)
  }

  var scene: Scene {
    switch screens.screen {
    case is AttractScreen: .attract
    case is FilmsScreen: .films
    case is ShowtimesScreen: .showtimes
    case let opening as OpeningScreen: .opening(opening.showtime, since: opening.since)
    case let flow as SaleFlow:
      switch flow.screens.screen {
      case is SeatsScreen: .seats
      case is DetailsScreen: .details
      case is PaymentScreen: .payment
      case is TicketScreen: .ticket
      case let other: preconditionFailure("\(other)")
      }
    case let other: preconditionFailure("\(other)")
    }
  }

  /// The uppermost one.
  var dialog: Dialog? {
    if let own = screens.dialogs.last {
      return switch own {
      case is HelpDialog: .help
      case let idle as StillThereDialog: .stillThere(until: idle.until)
      case let other: preconditionFailure("\(other)")
      }
    }
    return switch (screens.screen as? SaleFlow)?.screens.dialogs.last {
    case nil: nil
    case is RulesDialog: .rules
    case is PartyDialog: .party
    case is OverrideDialog: .override
    case let dialog as QuestionDialog:
      switch dialog.question {
      case .leaveSeats: .leaveSeats
      case .quit: .quit
      case .soldOut: .soldOut
      case .moved(let sentences): .moved(sentences.map { Words.english($0) })
      }
    case let ended as EndedDialog: .ended(Words.english(ended.sentence))
    case let other?: preconditionFailure("\(other)")
    }
  }

  var films: ListFocus { screens.find(FilmsScreen.self)?.list ?? ListFocus() }

  var showtimes: ListFocus { screens.find(ShowtimesScreen.self)?.list ?? ListFocus() }

  /// The map as it is drawn now; nil when no seats are shown.
  var seatWindow: SeatWindow? {
    scene == .seats ? sale.flatMap { SeatsScreen.window(on: $0.map, in: environment) } : nil
  }

  /// Whether the ticket was printed; nil where none is shown.
  var printing: PrintState? {
    screens.find(SaleFlow.self)?.screens.find(TicketScreen.self)?.printing
  }

  /// Changes the sale behind the kiosk's back.
  mutating func changeSale(_ body: (inout Sale) -> Void) {
    screens.change(SaleFlow.self) { body(&$0.sale) }
  }
}
