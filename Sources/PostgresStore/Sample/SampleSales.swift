internal import BoxOffice

/// What has been sold of a sample showtime before the kiosk opens, so that its map looks real.
struct SampleSales {
  /// One booking of seats side by side.
  struct Party {
    let booking: Booking.ID
    let reference: BookingReference
    /// How many days before the show it was booked.
    let daysAhead: Int
    let seats: [BookingSeat]
    var total: Money { seats.reduce(.zero) { $0 + $1.price } }
  }

  let parties: [Party]
  var seatCount: Int { parties.reduce(0) { $0 + $1.seats.count } }

  /// - Parameters:
  ///   - daysFromToday: how many days until the show; the nearer it is, the fuller.
  ///   - rank: its index among the day's showtimes, from 0.
  init(of showtime: Showtime, on screen: Screen, daysFromToday: Int, rank: Int) {
    var source = SampleRandomness(seed: "sales \(showtime.id)")
    let prices = PriceList(
      rules: SampleCinema.rules, showtime: showtime, currency: SampleCinema.cinema.currency)
    let groups: [[SeatLayout.Place]] =
      switch (daysFromToday, rank) {
      case (1, 2): SampleSales.everything(of: screen, but: 0)
      case (1, 3): SampleSales.everything(of: screen, but: 3)
      default: SampleSales.some(of: screen, isNear: daysFromToday < 3, using: &source)
      }
    parties = groups.enumerated().map { index, places in
      let daysAhead = 7 + source.below(4)
      return Party(
        booking: Booking.ID(sample: "booking \(showtime.id) \(index)"),
        reference: BookingReference(
          date: showtime.showDate.advanced(byDays: -daysAhead), random: source.next()),
        daysAhead: daysAhead,
        seats: places.compactMap { SampleSales.seat(at: $0, of: screen, prices: prices, using: &source) })
    }
  }

  /// Row by row, four at a time, except the first `left` seats of the front row.
  private static func everything(of screen: Screen, but left: Int) -> [[SeatLayout.Place]] {
    screen.layout.rows.enumerated().flatMap { index, row in
      var rest = row.places.filter { $0.outOfOrder == nil }[...].dropFirst(index == 0 ? left : 0)
      var groups: [[SeatLayout.Place]] = []
      while !rest.isEmpty {
        groups.append(Array(rest.prefix(4)))
        rest = rest.dropFirst(4)
      }
      return groups
    }
  }

  /// Between 10 and 45 % of the seats for near days and fewer for the others, in parties that sit together.
  private static func some(
    of screen: Screen, isNear: Bool, using source: inout SampleRandomness
  ) -> [[SeatLayout.Place]] {
    let wanted = screen.capacity * (isNear ? 10 + source.below(36) : source.below(12)) / 100
    var free = screen.layout.rows.map { $0.places.filter { $0.outOfOrder == nil } }
    var groups: [[SeatLayout.Place]] = []
    var sold = 0
    while sold < wanted, free.contains(where: { !$0.isEmpty }) {
      let row = row(among: free, using: &source)
      let size = min([1, 2, 2, 2, 3, 4, 4, 5][source.below(8)], wanted - sold)
      let party = takeParty(of: size, from: &free[row])
      if !party.isEmpty { groups.append(party) }
      sold += party.count
    }
    return groups
  }

  /// A row with free seats, more likely one behind the middle.
  private static func row(
    among free: [[SeatLayout.Place]], using source: inout SampleRandomness
  ) -> Int {
    let weights = free.enumerated().map { index, places in
      let distance = abs(Double(index) / Double(max(1, free.count - 1)) - 0.65)
      return places.isEmpty ? 0 : 2 + Int(10 * (1 - distance))
    }
    var pick = source.below(weights.reduce(0, +))
    for (index, weight) in weights.enumerated() {
      if pick < weight { return index }
      pick -= weight
    }
    return 0
  }

  /// Takes seats side by side, as near to the middle of the row as possible. Pairs are taken whole, and
  /// wheelchair spaces stay free. If nothing fits any more, the row is emptied.
  private static func takeParty(of size: Int, from row: inout [SeatLayout.Place]) -> [SeatLayout.Place] {
    guard let first = row.first, let last = row.last else { return [] }
    let middle = (first.x + last.x) / 2
    let size = min(size, row.count)
    let starts = (0...row.count - size).filter { start in
      let party = row[start..<start + size]
      let labels = Set(party.map(\.label))
      return party.allSatisfy { place in place.partner.map(labels.contains) ?? true }
        && party.allSatisfy { $0.type != .wheelchair && $0.type != .companion }
        && zip(party, party.dropFirst()).allSatisfy { $1.x - $0.x < 1.5 }
    }
    let best = starts.min { left, right in
      abs(row[left].x + Double(size) / 2 - middle) < abs(row[right].x + Double(size) / 2 - middle)
    }
    guard let best else {
      if size == 2 { row = [] }
      return []
    }
    let party = Array(row[best..<best + size])
    row.removeSubrange(best..<best + size)
    return party
  }

  private static func seat(
    at place: SeatLayout.Place, of screen: Screen, prices: PriceList, using source: inout SampleRandomness
  ) -> BookingSeat? {
    let tickets: [TicketType] = [.adult, .adult, .adult, .adult, .adult, .child, .senior, .student]
    let ticket = tickets[source.below(tickets.count)]
    guard let price = prices.price(of: place.type, for: ticket) else { return nil }
    return BookingSeat(
      seat: SampleScreens.seatID(place.label, in: screen), label: place.label, ticketType: ticket,
      price: price.price, breakdown: price.steps)
  }
}

extension SampleScreens {
  static func seatID(_ label: SeatLabel, in screen: Screen) -> Seat.ID {
    Seat.ID(sample: "seat \(screen.name) \(label)")
  }
}
