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

  /// Whether the history says that a booking was cancelled later than `at`. A cancellation that was asked for and whose
  /// end nobody knows may have been.
  private func isCancelled(_ booking: String, after at: Int, before end: Int = .max) -> Bool {
    history.events.contains { event in
      event.operation == .abandon && event.booking == booking && event.at >= at && event.at <= end
        && event.phase != .failed
    }
  }

  private func isShowtimeCancelled(_ showtime: String?) -> Bool {
    history.events.contains {
      $0.operation == .fault && $0.showtime == showtime && $0.detail?.hasPrefix("showtime-cancelled") == true
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
        if let first = owners[place], first.booking != sale.booking,
          !isCancelled(first.booking, after: first.line.at, before: sale.line.at)
        {
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
    guard stored.status == .confirmed || stored.status == .completed else {
      let isMeant =
        isCancelled(sale.booking, after: sale.line.at) || isShowtimeCancelled(stored.showtime)
      return isMeant ? nil : "is \(stored.status.rawValue)"
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

  var attemptsBookedTwice: [Violation] {
    var found: [Violation] = []
    for (id, rows) in Dictionary(grouping: bookings, by: \.id) where rows.count > 1 {
      found.append(
        Violation(.oneBookingPerAttempt, "Booking \(id) is there \(rows.count) times.", ids: [id]))
    }
    for (reference, rows) in Dictionary(grouping: bookings, by: \.reference) {
      let ids = Set(rows.map(\.id)).sorted()
      guard ids.count > 1 else { continue }
      found.append(
        Violation(
          .oneBookingPerAttempt,
          "Reference \(reference) was given to \(ids.count) bookings: \(ids.joined(separator: ", ")).",
          ids: ids))
    }
    return found.sorted { $0.sentence < $1.sentence }
  }
}
