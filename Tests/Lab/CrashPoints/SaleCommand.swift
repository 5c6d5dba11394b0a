internal import ArgumentParser
internal import BoxOffice

/// `lab sale`: one sale from the seat map to the ticket by the product's own code, in a process that may be killed.
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
    let sale = Sale(
      kiosk: try LoneKiosk(kiosk), means: means, showtime: id, lifetime: lifetime, promo: promo)
    try await sale.perform()
  }
}

/// How a sale is paid.
enum SaleMeans: String, EnumerableFlag, Codable, Sendable {
  case cash, card
}
