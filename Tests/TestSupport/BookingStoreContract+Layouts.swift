internal import BoxOffice
internal import Testing

extension BookingStoreContract {
  static let layouts = [
    Self("A cinema's screens are listed with their layouts, by name") { kiosks in
      let screens = try await kiosks.layouts.screens(of: kiosks.world.cinema.id)
      #expect(screens.map(\.name) == ["Screen 1", "Screen 2", "Screen 3"])
      #expect(screens.first?.layout == kiosks.world.evening.screen.layout)
      #expect(try await kiosks.layouts.screens(of: .random()).isEmpty)
    },

    Self("A layout that is replaced keeps the ids of the seats that stay, and its showtimes count anew") {
      kiosks in
      let before = try await kiosks.seating()
      let change = try await kiosks.change { layout in
        layout.rows[0].places.removeLast()
        layout.rows[0].places[0].type = .vip
        layout.rows[0].places[1].outOfOrder = "spilt lemonade"
        layout.rows[0].places[2].x = 3.5
        let place = SeatLayout.Place(label: SeatLabel(row: "B", number: 1), x: 1, y: 1)
        layout.rows.append(SeatLayout.Row(label: "B", places: [place]))
      }
      #expect(
        change
          == LayoutChange(
            added: [SeatLabel(row: "B", number: 1)], removed: kiosks.labels([12]), moved: kiosks.labels([3]),
            retyped: kiosks.labels([1]), putOutOfOrder: kiosks.labels([2])))
      let after = try await kiosks.seating()
      let ids = Dictionary(uniqueKeysWithValues: after.seats.map { ($0.label, $0) })
      for seat in before.seats { #expect(ids[seat.label]?.id == seat.id, "\(seat.label)") }
      #expect(after.seats.filter { !$0.isActive }.map(\.label).sorted() == kiosks.labels([2, 12]))
      #expect(ids[kiosks.labels([1])[0]]?.type == .vip && ids[kiosks.labels([3])[0]]?.x == 3.5)
      #expect(after.screen.capacity == 11 && after.screen.layoutVersion > before.screen.layoutVersion)
      #expect(after.showtime.totalSeats == 11 && after.showtime.availableSeats == 11)
      #expect(after.showtime.version > before.showtime.version)
      // What is new can be sold.
      let seat = try #require(ids[SeatLabel(row: "B", number: 1)])
      let claim = kiosks.claim([1])
      let outcome = try await kiosks.one.claim(
        Claim(
          booking: claim.booking, reference: claim.reference,
          quote: try Basket([Basket.Item(seat)]).quote(in: after, at: after.readAt), payment: claim.payment,
          lifetime: 600))
      #expect(outcome.isClaimed, "\(outcome)")
      // Another screen's showtimes are left alone.
      let elsewhere = try await kiosks.occupancy(of: kiosks.world.elsewhere)
      #expect(elsewhere.version == kiosks.world.elsewhere.showtime.version && elsewhere.availableSeats == 4)
    },

    Self("A seat out of order is told to open maps and not sold, until it is put back") { kiosks in
      let before = try await kiosks.occupancy()
      try await kiosks.change { $0.rows[0].places[4].outOfOrder = "no cushion" }
      let broken = try #require(
        try await kiosks.one.occupancy(of: kiosks.world.evening.showtime.id, since: before.version))
      #expect(broken.inactive == Set(kiosks.seats([5, 12])) && broken.availableSeats == 10)
      #expect(broken.layoutVersion != before.layoutVersion)
      #expect(try await kiosks.one.claim(kiosks.claim([4, 5])) == .unavailable(kiosks.seats([5])))
      // Another reason is a change too.
      try await kiosks.change { $0.rows[0].places[4].outOfOrder = "no armrest" }
      let renamed = try #require(
        try await kiosks.one.occupancy(of: kiosks.world.evening.showtime.id, since: broken.version))
      #expect(renamed.layoutVersion != broken.layoutVersion && renamed.availableSeats == 10)
      let change = try await kiosks.change { $0.rows[0].places[4].outOfOrder = nil }
      #expect(change == LayoutChange(putBack: kiosks.labels([5])))
      #expect(try await kiosks.one.claim(kiosks.claim([4, 5])).isClaimed)
      #expect(try await kiosks.occupancy().availableSeats == 9)
    },

    Self("A sold seat that is put out of order counts as sold until its booking ends, and then not at all") {
      kiosks in
      let sold = try await kiosks.sold([1])
      let claim = try await kiosks.claimed(kiosks.claim([2, 3], by: .cash))
      try await kiosks.change { layout in
        for index in [0, 1] { layout.rows[0].places[index].outOfOrder = "under water" }
      }
      let marked = try await kiosks.seating()
      #expect(marked.showtime.totalSeats == 11 && marked.showtime.availableSeats == 8)
      #expect(
        try await kiosks.other.abandon(claim.booking, reference: claim.reference, because: .abandoned)
          == .cancelled)
      let ended = try await kiosks.seating()
      // A3 is free again and A2 is not there; A1 is still sold.
      #expect(ended.showtime.totalSeats == 10 && ended.showtime.availableSeats == 9)
      #expect(try await kiosks.record(of: sold).booking.status == .confirmed)
      try await kiosks.change { layout in
        for index in [0, 1] { layout.rows[0].places[index].outOfOrder = nil }
      }
      let back = try await kiosks.seating()
      #expect(back.showtime.totalSeats == 11 && back.showtime.availableSeats == 10)
    },

    Self("A layout is not written over another one, nor for a screen that there is not, nor for a rehearsal")
    {
      kiosks in
      let layout = kiosks.world.evening.screen.layout
      var other = layout
      other.rows[0].places[0].type = .premium
      let screen = kiosks.world.evening.screen.id
      func replace(_ new: SeatLayout, expecting old: SeatLayout, isDryRun: Bool = false) async throws
        -> LayoutOutcome
      {
        try await kiosks.layouts.replaceLayout(of: screen, with: new, expecting: old, isDryRun: isDryRun)
      }
      let before = try await kiosks.occupancy()
      #expect(try await replace(other, expecting: other) == .changedMeanwhile)
      #expect(
        try await kiosks.layouts.replaceLayout(
          of: .random(), with: other, expecting: layout, isDryRun: false) == .noSuchScreen)
      #expect(
        try await replace(other, expecting: layout, isDryRun: true)
          == .stored(LayoutChange(retyped: kiosks.labels([1]))))
      #expect(try await kiosks.occupancy() == before)
      var broken = layout
      broken.rows[0].places[0].label = broken.rows[0].places[1].label
      await #expect { _ = try await replace(broken, expecting: layout) } throws: {
        ($0 as? StoreError)?.message.hasPrefix("Row “A”, seat 2: the number appears twice") == true
      }
      for index in layout.rows[0].places.indices { other.rows[0].places[index].outOfOrder = "flood" }
      await #expect { _ = try await replace(other, expecting: layout) } throws: {
        ($0 as? StoreError)?.message.hasPrefix("All seats would be out of order") == true
      }
      #expect(try await kiosks.occupancy() == before)
    },
  ]

  static let layoutsInUse = [
    Self("A seat that is sold for a coming showtime is neither removed nor moved, and the bookings are named")
    {
      kiosks in
      let sold = try await kiosks.sold([1, 2])
      let claim = try await kiosks.claimed(kiosks.claim([3]))
      let before = try await kiosks.occupancy()
      let outcome = try await kiosks.replace { layout in
        layout.rows[0].places.removeFirst()
        layout.rows[0].places[1].y = 0.5
      }
      let movie = kiosks.world.evening.movie.title
      let showtime = kiosks.world.evening.showtime
      let expected = [(sold, BookingStatus.confirmed, [1]), (claim, .pending, [3])].map {
        claim, status, numbers in
        OpenBooking(
          reference: claim.reference, status: status, seats: kiosks.labels(numbers), movieTitle: movie,
          showDate: showtime.showDate, startTime: showtime.startTime)
      }.sorted { $0.reference.text < $1.reference.text }
      #expect(outcome == .inUse(expected))
      #expect(
        try await kiosks.layouts.openBookings(
          of: Set(kiosks.labels([1, 3, 5])), on: kiosks.world.evening.screen.id) == expected)
      #expect(try await kiosks.occupancy() == before)
      // Its neighbours may go, and it may become another kind of seat.
      try await kiosks.change { layout in
        layout.rows[0].places[0].type = .premium
        layout.rows[0].places[3].y = 0.5
        layout.rows[0].places.removeLast()
      }
    },

    Self("Bookings of a seat are listed by their showtimes' start, without those that are past their time") {
      kiosks in
      let world = kiosks.world
      let later = try await kiosks.claimed(kiosks.claim([1], of: world.elsewhere))
      let sooner = try await kiosks.claimed(kiosks.claim([1, 2], of: world.begun))
      _ = try await kiosks.claimed(kiosks.claim([3], of: world.elsewhere, by: .cash, lifetime: -1))
      // A card that may have been charged: it still stands.
      let doubtful = try await kiosks.claimed(kiosks.claim([4], of: world.elsewhere, lifetime: -1))
      let open = try await kiosks.layouts.openBookings(
        of: Set(kiosks.labels([1, 3, 4])), on: world.elsewhere.screen.id)
      #expect(
        open.map(\.seats) == [kiosks.labels([1])]
          + (later.reference.text < doubtful.reference.text
            ? [kiosks.labels([1]), kiosks.labels([4])] : [kiosks.labels([4]), kiosks.labels([1])]))
      #expect(open.first?.reference == sooner.reference)
      #expect(
        Set(open.map(\.reference)) == [later, sooner, doubtful].reduce(into: []) { $0.insert($1.reference) })
    },

    Self("A claim that nobody paid in time does not keep its seat, one whose payment is in doubt does") {
      kiosks in
      let stale = try await kiosks.claimed(kiosks.claim([1], by: .cash, lifetime: -1))
      try await kiosks.change { $0.rows[0].places.removeFirst() }
      #expect(try await kiosks.record(of: stale).booking.status == .cancelled)
      let after = try await kiosks.seating()
      #expect(after.showtime.totalSeats == 10 && after.showtime.availableSeats == 10)
      let doubtful = try await kiosks.claimed(kiosks.claim([2], lifetime: -1))
      let outcome = try await kiosks.replace { $0.rows[0].places.removeFirst() }
      guard case .inUse(let bookings) = outcome else {
        Issue.record("\(outcome)")
        return
      }
      #expect(bookings.map(\.reference) == [doubtful.reference])
    },

    Self("A removed seat is remembered by its bookings, and is the same one when it comes back") { kiosks in
      let claim = try await kiosks.claimed(kiosks.claim([6], by: .cash))
      _ = try await kiosks.one.abandon(claim.booking, reference: claim.reference, because: .abandoned)
      let id = kiosks.seats([6])
      let place = kiosks.world.evening.screen.layout.rows[0].places[5]
      try await kiosks.change { $0.rows[0].places.remove(at: 5) }
      #expect(try await kiosks.record(of: claim).seats.map(\.label) == kiosks.labels([6]))
      #expect(try await kiosks.one.claim(kiosks.claim([6])) == .unavailable(id))
      let change = try await kiosks.change { $0.rows[0].places.insert(place, at: 5) }
      #expect(change == LayoutChange(added: kiosks.labels([6])))
      #expect(try await kiosks.one.claim(kiosks.claim([6])).isClaimed)
      let after = try await kiosks.seating()
      #expect(after.showtime.totalSeats == 11 && after.showtime.availableSeats == 10)
    },
  ]
}

extension BookingKiosks {
  /// The labels A1, A2 and so on.
  func labels(_ numbers: [Int]) -> [SeatLabel] { numbers.map { SeatLabel(row: "A", number: $0) } }

  /// The evening's seat map as the other kiosk reads it.
  func seating() async throws -> Seating {
    try #require(try await other.seating(of: world.evening.showtime.id))
  }

  /// Tries to store a changed layout for the evening's screen.
  func replace(_ edit: (inout SeatLayout) -> Void) async throws -> LayoutOutcome {
    let expected = try await seating().screen.layout
    var layout = expected
    edit(&layout)
    return try await layouts.replaceLayout(
      of: world.evening.screen.id, with: layout, expecting: expected, isDryRun: false)
  }

  /// Stores a changed layout for the evening's screen.
  @discardableResult
  func change(_ edit: (inout SeatLayout) -> Void) async throws -> LayoutChange {
    let outcome = try await replace(edit)
    guard case .stored(let change) = outcome else {
      Issue.record("\(outcome)")
      return LayoutChange()
    }
    return change
  }
}
