internal import ArgumentParser
internal import BoxOffice
internal import KioskUI

/// `lab sale`: one sale from the seat map to the ticket by the product's own code, in a process that may be killed. What goes
/// on side by side in a kiosk goes on one after the other here, so that each sale makes the same system calls.
struct SaleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sale", abstract: "Sells three seats once and ends.", shouldDisplay: false)

  @OptionGroup var kiosk: LoneKioskOptions

  @Flag var means: SaleMeans

  @Option(help: "The showtime's id.")
  var showtime: String

  @Option(help: "Seconds until the claim ends unpaid.")
  var lifetime = 1

  @Option(help: "A promo code that the customer has.")
  var promo: String?

  func run() async throws {
    guard let id = Showtime.ID(showtime) else {
      throw ValidationError("The showtime `\(showtime)` is no id. Give one as PostgreSQL prints it.")
    }
    let (services, history, _) = try kiosk.open()
    let settings = Settings(holdTerms: kiosk.terms, paymentSeconds: lifetime, idleSeconds: 0)
    let open = HeadlessKiosk(services, settings, history: history, tick: nil)
    // Seat by seat, with a renewal of all, and "pay" pressed as often as a person does after nothing was charged.
    var customer = Customer()
    customer.party = 3
    customer.choice = .byName(from: 0)
    customer.looksAtClock = true
    customer.promo = promo
    customer.means = Array(repeating: means == .cash ? .cash : .card(.approve), count: 3)
    var visit = HeadlessKiosk.Visit.away
    // Whoever sees that the database is away asks again.
    for _ in 0..<3 {
      if case .away = visit { visit = await open.serve(customer, in: id) }
    }
    await open.close()
    switch visit {
    case .served: return
    case .over: throw SaleError("Showtime `\(showtime)` is not sold, or sold out.")
    case .away: throw SaleError("The database does not tell of showtime `\(showtime)`.")
    }
  }
}

/// How a sale is paid.
enum SaleMeans: String, EnumerableFlag, Codable, Sendable {
  case cash, card
}

/// Why there was nothing to sell.
struct SaleError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
