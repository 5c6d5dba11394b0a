/// Says whose hold it is: 128 random bits that only the kiosk knows. Releases and renewals must match it.
package struct HoldToken: Hashable, Sendable, CustomStringConvertible {
  package let high: UInt64
  package let low: UInt64

  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// A new one from the system's randomness.
  package static func random(using generator: inout some RandomNumberGenerator) -> HoldToken {
    HoldToken(high: generator.next(), low: generator.next())
  }

  /// 32 hexadecimal digits.
  package var description: String {
    unsafe String(unsafeUninitializedCapacity: 32) { text in
      for place in 0..<32 {
        let rest = (place < 16 ? high : low) >> UInt64(60 - 4 * (place % 16))
        unsafe text[place] = UInt8(truncatingIfNeeded: rest & 0xF).hexadecimalDigit
      }
      return 32
    }
  }
}

/// How long holds last, in seconds.
package struct HoldTerms: Hashable, Sendable {
  /// A hold that is not renewed for this long is given back.
  package var lease: Int
  /// A hold is never longer than this, counted from the first seat.
  package var cap: Int

  package init(lease: Int = 60, cap: Int = 480) {
    self.lease = lease
    self.cap = cap
  }
}

/// A seat that somebody holds.
package struct HeldSeat: Hashable, Sendable {
  package var seat: Seat.ID
  /// Seconds until the lease ends unless it is renewed.
  package var secondsLeft: Double
  /// Whether it is held by the token that asked.
  package var isMine: Bool

  package init(seat: Seat.ID, secondsLeft: Double, isMine: Bool) {
    self.seat = seat
    self.secondsLeft = secondsLeft
    self.isMine = isMine
  }
}

package enum HoldAnswer: Hashable, Sendable {
  /// All of them are held. The whole choice ends at the cap, in `secondsLeft`, or earlier if it is not
  /// renewed.
  case held(secondsLeft: Double, revision: Int)
  /// None was taken, because of these. The list is empty if the deadline has already passed.
  case refused([HeldSeat])
}

/// The answer to a renewal.
package struct RenewAnswer: Hashable, Sendable {
  /// Held as before.
  package var renewed: [Seat.ID]
  /// The hold was gone (a restart, a flush), but nobody else had taken the seat: it is held again.
  package var retaken: [Seat.ID]
  /// Somebody else holds them now.
  package var lost: [HeldSeat]
  /// Seconds until the cap. If zero or less, the cap has passed and nothing is renewed.
  package var secondsLeft: Double

  package init(renewed: [Seat.ID], retaken: [Seat.ID], lost: [HeldSeat], secondsLeft: Double) {
    self.renewed = renewed
    self.retaken = retaken
    self.lost = lost
    self.secondsLeft = secondsLeft
  }
}

/// All holds of a showtime at one moment.
package struct HoldSnapshot: Hashable, Sendable {
  /// Raised by every change. A reader that finds another number than it knows reads everything again.
  package var revision: Int
  package var seats: [HeldSeat]

  package init(revision: Int, seats: [HeldSeat]) {
    self.revision = revision
    self.seats = seats
  }
}

/// A message from another kiosk. Messages are hints and may be lost; the truth is in
/// ``HoldStore/holds(in:token:)``.
package enum HoldChange: Hashable, Sendable {
  case held([Seat.ID], seconds: Double, revision: Int)
  case released([Seat.ID], revision: Int)
  /// What has been sold has changed; the database has the details.
  case sold(revision: Int)
  /// Messages may have been lost, or are arriving again after that: read everything again.
  case gap
  /// The server cannot be reached. ``gap`` follows when it is back.
  case lost(String)
}

/// Where temporary holds are kept. Holds are only advice; the database decides. Every call is one round trip.
package protocol HoldStore: Sendable {
  /// Holds all of the seats, or none. Seats that the token already holds stay held.
  /// - Parameter deadline: the cap, fixed when the first seat was chosen, in seconds from now.
  func hold(
    _ seats: [Seat.ID], in showtime: Showtime.ID, token: HoldToken, deadline: Double
  ) async throws(StoreError) -> HoldAnswer

  /// Gives some seats back and holds others, in one step: all or nothing.
  func swap(
    _ released: [Seat.ID], for seats: [Seat.ID], in showtime: Showtime.ID, token: HoldToken, deadline: Double
  ) async throws(StoreError) -> HoldAnswer

  /// Renews the leases, and takes again what was lost.
  func renew(
    _ seats: [Seat.ID], in showtime: Showtime.ID, token: HoldToken, deadline: Double
  ) async throws(StoreError) -> RenewAnswer

  /// Gives seats back. Those that the token does not hold are left alone.
  func release(_ seats: [Seat.ID], in showtime: Showtime.ID, token: HoldToken) async throws(StoreError)

  /// Tells the other kiosks that what has been sold has changed, so that they need not poll for it.
  func announceSale(in showtime: Showtime.ID) async throws(StoreError)

  /// All holds of a showtime.
  func holds(in showtime: Showtime.ID, token: HoldToken) async throws(StoreError) -> HoldSnapshot

  /// The showtime's revision, for a reader that suspects lost messages.
  func revision(of showtime: Showtime.ID) async throws(StoreError) -> Int

  /// What other kiosks do, until the caller stops listening. The first element is ``HoldChange/gap``, once
  /// the listener is subscribed.
  func changes(in showtime: Showtime.ID) -> AsyncStream<HoldChange>
}
