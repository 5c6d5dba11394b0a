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
      return Violation(.promoCount, "Promo code \(code.code) \(wrong).", ids: [code.code])
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

  var deadlocksOfSales: [Violation] {
    let isExpected = history.events.contains {
      $0.operation == .fault && $0.detail?.hasPrefix("opposite-orders") == true
    }
    guard deadlocks > 0, !isExpected else { return [] }
    return [Violation(.noDeadlock, "The database had to break \(deadlocks) deadlocks of sales.", ids: [])]
  }
}

/// `payments.payment_gateway` of the drawer.
enum CashGateway {
  static let name = "CASH"
}
