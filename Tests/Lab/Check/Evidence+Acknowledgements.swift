internal import BoxOffice

/// What customers were told, against what stands.
extension Evidence {
  /// A sale that somebody was told of: the booking and what it is said to have.
  struct Acknowledgement {
    let line: HistoryEvent
    let booking: String
    let showtime: String?
    /// Nil where only the confirmation was seen, which names no seats.
    let seats: [String]?
    let amount: Int?
  }

  var acknowledgements: [Acknowledgement] {
    history.events.compactMap { event in
      guard event.phase == .ok, let booking = event.booking else { return nil }
      switch event.operation {
      case .sell, .retry, .confirm:
        return Acknowledgement(
          line: event, booking: booking, showtime: event.showtime, seats: event.seats, amount: event.amount)
      case .hold, .swap, .renew, .release, .claim, .startPayment, .failPayment, .noteCaptured, .noteRefunded,
        .authorise, .settle, .capture, .refund, .abandon, .reap, .announce, .fault:
        return nil
      }
    }
  }

  var seatsAcknowledgedTwice: [Violation] {
    struct Place: Hashable {
      let showtime: String
      let seat: String
    }
    var found: [Violation] = []
    var owners: [Place: Acknowledgement] = [:]
    for sale in acknowledgements {
      guard let showtime = sale.showtime, let seats = sale.seats else { continue }
      for seat in seats {
        let place = Place(showtime: showtime, seat: seat)
        if let first = owners[place], first.booking != sale.booking {
          found.append(
            Violation(
              .seatAcknowledgedOnce,
              """
              Seat \(seat) of showtime \(showtime) was sold to booking \(first.booking) at \(first.line.client), and then \
              to booking \(sale.booking) at \(sale.line.client).
              """, ids: [first.booking, sale.booking, seat]))
        }
        owners[place] = sale
      }
    }
    return found
  }

  var acknowledgedAndLost: [Violation] {
    let stored = Dictionary(bookings.map { ($0.id, $0) }) { first, _ in first }
    let seats = Dictionary(grouping: liveSeats, by: \.booking).mapValues { Set($0.map(\.seat)) }
    var told: Set<String> = []
    return acknowledgements.compactMap { sale in
      // Once for each booking: its first acknowledgement that says what is wrong.
      guard !told.contains(sale.booking),
        let wrong = loss(of: sale, stored: stored[sale.booking], seats: seats[sale.booking] ?? [])
      else { return nil }
      told.insert(sale.booking)
      return Violation(
        .acknowledgedStands, "Booking \(sale.booking), which \(sale.line.client) was told is made, \(wrong).",
        ids: [sale.booking])
    }
  }

  /// What is wrong with a booking that somebody was told of; reads on after its name.
  private func loss(of sale: Acknowledgement, stored: BookingRow?, seats: Set<String>) -> String? {
    guard let stored else { return "is not in the database" }
    // Nothing in a run may end what was confirmed: who abandons it is refused, and who cancels its showtime lets it stand.
    guard stored.status == .confirmed || stored.status == .completed else {
      return "is \(stored.status.rawValue)"
    }
    if let showtime = sale.showtime, showtime != stored.showtime { return "is for another showtime" }
    if let told = sale.seats, Set(told) != seats {
      let missing = Set(told).subtracting(seats).sorted()
      return missing.isEmpty
        ? "has more seats than that" : "is without seat \(missing.joined(separator: ", "))"
    }
    if let amount = sale.amount, amount != stored.amount.minorUnits {
      return "is for \(stored.amount), not \(Money(minorUnits: amount))"
    }
    return nil
  }

  /// Each booking bears the name that the kiosk gave to what a customer asked for, so that each is asked for once at
  /// least, and whatever was asked for is one at most. Some customers leave between the claim and the payment: they have
  /// asked for a claim, and not for a booking.
  var bookingsNobodyAskedFor: [Violation] {
    var claimed: [String: String] = [:]
    var asked: Set<String> = []
    for event in history.events where event.phase == .invoked {
      guard let booking = event.booking else { continue }
      switch event.operation {
      case .claim: claimed[booking] = claimed[booking] ?? event.client
      case .sell, .retry: asked.insert(booking)
      case .hold, .swap, .renew, .release, .startPayment, .failPayment, .confirm, .noteCaptured,
        .noteRefunded,
        .authorise, .settle, .capture, .refund, .abandon, .reap, .announce, .fault:
        continue
      }
    }
    return bookings.compactMap { booking in
      guard !earlierBookings.contains(booking.id) else { return nil }
      let wrong: String
      if let client = claimed[booking.id] {
        guard booking.status != .pending, booking.status != .cancelled, !asked.contains(booking.id) else {
          return nil
        }
        wrong = "was claimed by \(client) and is \(booking.status.rawValue), and no customer asked for it"
      } else {
        wrong = "is \(booking.status.rawValue), and no kiosk has claimed it"
      }
      return Violation(
        .oneBookingPerAttempt, "Booking \(booking.id) (\(booking.reference)) \(wrong).", ids: [booking.id])
    }
  }
}
