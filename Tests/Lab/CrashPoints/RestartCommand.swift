internal import ArgumentParser
internal import BoxOffice
internal import KioskRuntime
internal import PostgresStore
internal import FaultInjection

/// `lab restart`: what a kiosk does about unfinished sales after it was started anew, until there are none.
struct RestartCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restart", abstract: "Ends sales that nobody finished.", shouldDisplay: false)

  @OptionGroup var kiosk: LoneKioskOptions

  @Option(help: "The showtime whose holds have to end.")
  var showtime: String

  @Option(help: "How many seconds it may take.")
  var patience = 30

  func run() async throws {
    let (services, _, database) = try kiosk.open()
    // Not more often than needed: each round is two lines of history.
    let isOver = await eventually(within: .seconds(patience)) {
      if (try? await database.isReadyToReap) == true { await services.reapOnce() }
      return (try? await database.hasSettled) == true
    }
    guard isOver else {
      throw SaleError("After \(patience) s and many rounds of the reaper something is still pending.")
    }
    let holds = services.holds
    guard let showtime = Showtime.ID(showtime) else { throw SaleError("`\(showtime)` is no id.") }
    let isFree = await eventually(within: .seconds(patience)) {
      (try? await holds.holds(in: showtime, token: HoldToken(high: 0, low: 0)))?.seats.isEmpty == true
    }
    guard isFree else { throw SaleError("After \(patience) s somebody still holds a seat of `\(showtime)`.") }
  }
}

extension Database {
  /// Whether a round of the reaper finds anything.
  fileprivate var isReadyToReap: Bool {
    get throws {
      let rows = try self.rows(
        Statement(
          unprepared: """
            SELECT EXISTS (SELECT FROM bookings WHERE booking_status = 'PENDING' AND expires_at < now())
              OR EXISTS (SELECT FROM payments WHERE refund_owed > 0 OR payment_status = 'SUCCESS' AND captured_at IS NULL)
              AS is_due
            """))
      return try rows.first?.value("is_due") ?? false
    }
  }
}
