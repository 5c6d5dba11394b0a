import BoxOffice
import Glibc
import PostgresStore
import FaultInjection
import TestSupport
import TestTerminals
import Testing

@Suite("Screenplay: a kiosk that is killed")
struct KilledScreenplays {
  @Test(
    "Killed with the money on its way: the next start gives cash its seat back, and a charged card its ticket",
    arguments: [PaymentMethod.cash, .card])
  func killed(paying method: PaymentMethod) async throws {
    try await Screenplay.perform(on: "Salon") { play in
      try await play.holdUpConfirmations()
      let kiosk = try await play.openSeatMap()
      try await kiosk.choose("B1")
      try await kiosk.goToPayment()
      if method == .card {
        kiosk.press(.down)
        try await kiosk.wait(for: "simulator")
      }
      kiosk.press(.enter)
      // It has paid, and the database is about to hear of it.
      let isWaiting = try await eventually(within: .seconds(20)) {
        try await play.waitingConfirmations() > 0
      }
      try #require(isWaiting)
      kiosk.send(signal: SIGKILL)
      _ = try await kiosk.ending()
      try await play.loseConfirmations()
      #expect(try await play.bookings().map(\.status) == ["PENDING"])
      #expect(try await play.seatsLeft() == play.showing.seats - 1)

      try await play.letClaimsExpire()
      let again = try play.openKiosk()
      try await again.wait(for: TerminalProgram.firstScreen)
      let isSettled = try await eventually(within: .seconds(20)) { try await play.isSettled() }
      try #require(isSettled)
      let booking = try #require(try await play.bookings().first)
      switch method {
      case .cash:
        #expect(booking.status == "CANCELLED" && booking.attempts == "FAILED \(booking.amount)")
        #expect(try await play.seatsLeft() == play.showing.seats)
      default:
        #expect(booking.status == "CONFIRMED" && booking.payment == "PAID" && booking.seats == "B1")
        #expect(booking.attempts == "SUCCESS \(booking.amount)")
        #expect(try await play.seatsLeft() == play.showing.seats - 1)
      }
      #expect(try await again.quit().status == .exited(0))
    }
  }
}

extension Screenplay {
  /// From now on a confirmation waits in the database.
  fileprivate func holdUpConfirmations() async throws {
    try await database.database.execute(
      """
      CREATE FUNCTION wait_for_the_test() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM pg_advisory_xact_lock(4711); RETURN NEW; END $$
      """)
    try await database.database.execute(
      """
      CREATE TRIGGER wait_for_the_test BEFORE UPDATE ON bookings FOR EACH ROW
      WHEN (NEW.booking_status = 'CONFIRMED') EXECUTE FUNCTION wait_for_the_test()
      """)
    try await database.database.execute("SELECT pg_advisory_lock(4711)")
  }

  fileprivate func waitingConfirmations() async throws -> Int {
    let rows = try await database.database.execute("SELECT count(*) AS waiting \(Self.waiting)")
    return try rows.first?.value("waiting") ?? 0
  }

  /// Those that wait fail, as if the connection had been lost with the kiosk; later ones go through.
  fileprivate func loseConfirmations() async throws {
    let areLost = try await eventually(within: .seconds(20)) {
      try await database.database.execute("SELECT pg_terminate_backend(pid) \(Self.waiting)")
      return try await waitingConfirmations() == 0
    }
    try #require(areLost)
    try await database.database.execute("SELECT pg_advisory_unlock(4711)")
  }

  private static let waiting = """
    FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    """

  /// Their time is over, without waiting for it.
  fileprivate func letClaimsExpire() async throws {
    try await database.database.execute(
      "UPDATE bookings SET expires_at = now() - INTERVAL '1 second' WHERE showtime_id = $1", [showing.id])
  }

  /// Whether the booking is decided and its money taken.
  fileprivate func isSettled() async throws -> Bool {
    let rows = try await database.database.execute(
      """
      SELECT count(*) AS open FROM bookings b JOIN payments p ON p.booking_id = b.id
      WHERE b.showtime_id = $1
        AND (b.booking_status = 'PENDING' OR p.payment_status = 'SUCCESS' AND p.captured_at IS NULL)
      """, [showing.id])
    return try rows.first?.value("open") == 0
  }
}
