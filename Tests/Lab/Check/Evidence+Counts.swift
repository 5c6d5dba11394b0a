internal import BoxOffice
internal import FoundationEssentials

/// Seats, promo codes and claims, against what counts them.
extension Evidence {
  private var live: [String: BookingRow] {
    Dictionary(bookings.filter { $0.status.holdsSeats }.map { ($0.id, $0) }) { first, _ in first }
  }

  var seatsSoldTwice: [Violation] {
    struct Place: Hashable {
      let showtime: String
      let seat: String
    }
    let live = live
    let sold = Dictionary(grouping: liveSeats.filter { live[$0.booking] != nil }) {
      Place(showtime: $0.showtime, seat: $0.seat)
    }
    return sold.filter { $1.count > 1 }.map { place, rows in
      let ids = rows.map(\.booking).sorted()
      return Violation(
        .seatSoldOnce,
        "Seat \(place.seat) of showtime \(place.showtime) belongs to \(ids.joined(separator: " and to ")).",
        ids: ids + [place.seat])
    }.sorted { $0.sentence < $1.sentence }
  }

  var bookingsWithoutTheirSeats: [Violation] {
    let live = live
    let taken = Dictionary(grouping: liveSeats, by: \.booking)
    let kept = taken.filter { live[$0.key] == nil }.map { id, rows in
      let status = bookings.first { $0.id == id }?.status.rawValue ?? "not there"
      let seats = rows.map(\.seat).sorted()
      return Violation(
        .bookingHasSeats, "Booking \(id) is \(status), and still has seat \(seats.joined(separator: ", ")).",
        ids: [id] + seats)
    }
    let wrong = live.values.compactMap { booking -> Violation? in
      let rows = taken[booking.id] ?? []
      let sum = rows.reduce(Money.zero) { $0 + $1.price }
      let wrong: String
      if rows.count != booking.tickets {
        wrong = "is for \(booking.tickets) seats, and has \(rows.count)"
      } else if rows.contains(where: { $0.showtime != booking.showtime }) {
        wrong = "has seats of another showtime"
      } else if sum != booking.total {
        wrong = "counts \(booking.total), and its seats cost \(sum)"
      } else if booking.amount != booking.total - booking.discount {
        wrong = "is for \(booking.amount), which is not \(booking.total) less \(booking.discount)"
      } else {
        return nil
      }
      return Violation(
        .bookingHasSeats, "Booking \(booking.id), \(booking.status.rawValue), \(wrong).", ids: [booking.id])
    }
    return (kept + wrong).sorted { $0.sentence < $1.sentence }
  }

  var wrongSeatCounts: [Violation] {
    let sold = Dictionary(grouping: liveSeats, by: \.showtime).mapValues(\.count)
    return showtimes.compactMap { showtime in
      let taken = sold[showtime.id] ?? 0
      let wrong: String
      if showtime.total != showtime.capacity {
        wrong = "counts \(showtime.total) seats, and has \(showtime.capacity)"
      } else if showtime.available != showtime.capacity - taken {
        wrong =
          "counts \(showtime.available) seats as free, but \(taken) of its \(showtime.capacity) are sold"
      } else {
        return nil
      }
      return Violation(.seatCount, "Showtime \(showtime.id) \(wrong).", ids: [showtime.id])
    }
  }

  var wrongPromoCounts: [Violation] {
    let uses = Dictionary(grouping: live.values.compactMap(\.promoCode)) { $0 }.mapValues(\.count)
    // Also of those that have ended, whose uses should have been given back.
    let bookings = Dictionary(grouping: bookings.filter { $0.promoCode != nil }) { $0.promoCode }
    return promoCodes.compactMap { code in
      let used = uses[code.code] ?? 0
      let wrong: String
      if code.count != used {
        wrong = "counts \(code.count) uses, and \(used) live bookings have it"
      } else if let limit = code.limit, used > limit {
        wrong = "was used \(used) times, and may be \(limit) times"
      } else {
        return nil
      }
      let ids = (bookings[code.code] ?? []).map(\.id)
      return Violation(.promoCount, "Promo code \(code.code) \(wrong).", ids: [code.code] + ids)
    }
  }

  /// Before the reaper's last round a claim may wait for it.
  var pendingTooLong: [Violation] {
    guard isSettled else { return [] }
    return bookings.compactMap { booking in
      guard booking.status == .pending else { return nil }
      guard let expiresAt = booking.expiresAt else {
        return Violation(
          .pendingInTime, "Booking \(booking.id) is PENDING and never ends.", ids: [booking.id])
      }
      guard expiresAt < readAt else { return nil }
      let late = Int(readAt.timeIntervalSince(expiresAt))
      return Violation(
        .pendingInTime, "Booking \(booking.id) is still PENDING \(late) s after its time.", ids: [booking.id])
    }
  }

  /// Deadlocks that the history tells of; or those that only the database has counted, which forgets them with each
  /// recovery. One that somebody made on purpose is none: the fault's line has the seats that it was about.
  var deadlocksOfSales: [Violation] {
    let wanted = Set(
      history.events.filter { $0.operation == .fault && $0.detail?.hasPrefix("opposite-orders") == true }
        .flatMap { $0.seats ?? [] })
    // The whole sale only repeats what its calls say.
    let calls = history.attempts.filter { ![.sell, .retry, .fault].contains($0.invoked.operation) }
    func isWanted(_ call: History.Attempt) -> Bool { !wanted.isDisjoint(with: call.invoked.seats ?? []) }
    let told = calls.filter { $0.last.detail?.contains("deadlock") == true && !isWanted($0) }
    if !told.isEmpty {
      return told.map { call in
        let event = call.invoked
        let ids = [event.booking, event.payment].compactMap { $0 }
        return Violation(
          .noDeadlock,
          "The database had to end the \(event.operation.rawValue) of \(event.client) to break a deadlock"
            + (ids.isEmpty ? "." : ": \(ids.joined(separator: ", "))."),
          ids: ids)
      }
    }
    // Whose answer was lost may have been ended as well.
    let made = calls.count { $0.invoked.operation == .claim && $0.phase == .unknown && isWanted($0) }
    guard deadlocks > made else { return [] }
    return [
      Violation(.noDeadlock, "The database had to break \(deadlocks - made) deadlocks of sales.", ids: [])
    ]
  }
}

/// `payments.payment_gateway` of the drawer.
enum CashGateway {
  static let name = "CASH"
}
