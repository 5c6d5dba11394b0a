internal import BoxOffice
internal import FoundationEssentials
internal import KioskUI
internal import Tickets
internal import Words

extension Services {
  func programme() async throws(StoreError) -> Programme {
    try await schema.pass()
    guard let programme = try await catalogue.programme(of: try await cinema.id()) else {
      throw .refused(
        "The database has no cinema with the id that `kiosk.conf` gives. Correct `cinema` there.")
    }
    return programme
  }

  func seating(of showtime: Showtime.ID) async throws(StoreError) -> Seating {
    guard let seating = try await catalogue.seating(of: showtime) else {
      throw .refused("This showtime has been taken off the programme. Please look at the list again.")
    }
    return seating
  }

  func ticket(of booking: Booking.ID) async throws(StoreError) -> IssuedTicket? {
    try await sales.booking(booking).map(IssuedTicket.init)
  }

  /// Gives a claim back. If the database does not answer after a few attempts, the claim ends when its time
  /// is over.
  func abandon(_ booking: Booking.ID, reference: BookingReference) async {
    for pause in [Duration.milliseconds(250), .milliseconds(500), .seconds(1), .seconds(2)] {
      do throws(StoreError) {
        _ = try await sales.abandon(booking, reference: reference, because: .abandoned, by: actor)
        return
      } catch .refused {
        return
      } catch {
        try? await clock.sleep(for: pause)
      }
    }
  }

  /// Prints a ticket.
  /// - Returns: why it could not be printed; nil if it was.
  func problem(printing record: BookingRecord, in language: Language) async -> String? {
    guard let printer else { return "No printer is set up: see `[ticket]` in `kiosk.conf`." }
    do {
      try await printer.print(try Ticket(record, in: language))
      return nil
    } catch {
      return "\(error)"
    }
  }

  /// Ends sales that nobody finished, at the start and then periodically, until it is cancelled. Whatever
  /// fails is tried again in the next round.
  package func reap() async {
    // The first screen has priority.
    var pause = Duration.milliseconds(500)
    while !Task.isCancelled, (try? await clock.sleep(for: pause)) != nil {
      let reaper = Reaper(store: sales, drivers: await payments.all(), by: actor)
      _ = try? await reaper.run()
      // Kiosks that were switched on together should not ask at the same time.
      pause = .milliseconds(Int.random(in: 16_000...24_000))
    }
  }
}

extension IssuedTicket {
  init(_ record: BookingRecord) {
    let code = QRCode(record.booking.reference.text)
    let modules = 0..<(code?.size ?? 0)
    self.init(
      record: record, qrCode: modules.map { y in modules.map { x in code?.isDark(x: x, y: y) ?? false } })
  }
}

extension Services {
  func newToken() -> HoldToken {
    var generator = ServicesGenerator(draw: random)
    return .random(using: &generator)
  }

  func newIDs() -> FreshIDs {
    var generator = ServicesGenerator(draw: random)
    return FreshIDs(
      booking: .random(using: &generator), payment: .random(using: &generator), random: generator.next())
  }
}
