internal import BoxOffice
internal import FoundationEssentials
internal import Testing

extension BookingStoreContract {
  static let reading = [
    Self("A seat map has all it needs: seats, prices, what is sold, the clock") { kiosks in
      let world = kiosks.world
      _ = try await kiosks.sold([1])
      _ = try await kiosks.claimed(kiosks.claim([3]))
      let seating = try #require(try await kiosks.other.seating(of: world.evening.showtime.id))
      #expect(seating.cinema.id == world.cinema.id && seating.cinema.name == world.cinema.name)
      #expect(seating.screen.layout == world.evening.screen.layout)
      #expect(seating.movie.title == world.evening.movie.title)
      #expect(Set(seating.seats) == Set(world.evening.seats))
      #expect(seating.sold == Set(kiosks.seats([1, 3])))
      #expect(seating.showtime.startsAt == world.evening.showtime.startsAt)
      #expect(seating.showtime.totalSeats == 11 && seating.showtime.availableSeats == 9)
      #expect(seating.prices.price(of: .standard)?.price == Money(minorUnits: 1_250))
      #expect(seating.prices.price(of: .vip)?.price == Money(minorUnits: 1_850))
      #expect(seating.readAt > world.evening.showtime.startsAt - 7_200 - 3_600)
      #expect(seating.readAt < world.evening.showtime.startsAt)
      #expect(try await kiosks.other.seating(of: .random()) == nil)
    },

    Self("What changes on a seat map is told only when it changed") { kiosks in
      let showtime = kiosks.world.evening.showtime.id
      let first = try await kiosks.occupancy()
      #expect(first.startsAt == kiosks.world.evening.showtime.startsAt && first.status == .scheduled)
      #expect(first.inactive == Set(kiosks.seats([12])))
      #expect(try await kiosks.one.occupancy(of: showtime, since: first.version) == nil)
      _ = try await kiosks.claimed(kiosks.claim([1]))
      let second = try #require(try await kiosks.one.occupancy(of: showtime, since: first.version))
      #expect(second.version != first.version && second.sold == Set(kiosks.seats([1])))
      #expect(try await kiosks.one.occupancy(of: showtime, since: second.version) == nil)
      #expect(try await kiosks.one.occupancy(of: .random(), since: nil) == nil)
      // Another showtime's version is its own.
      #expect(try await kiosks.occupancy(of: kiosks.world.elsewhere).sold.isEmpty)
    },

    Self("A distance between parties is told with the showtime wherever that is read") { kiosks in
      let evening = kiosks.world.evening.showtime.id
      let before = try await kiosks.occupancy()
      #expect(before.distance == .none)
      let distance = PartyDistance(seats: 2, rows: 1)
      try await kiosks.setDistance(distance, evening)
      let after = try #require(try await kiosks.one.occupancy(of: evening, since: before.version))
      #expect(after.distance == distance)
      #expect(try await kiosks.one.seating(of: evening)?.showtime.distance == distance)
      let listings = try await kiosks.one.programme(of: kiosks.world.cinema.id)?.listings
      #expect(listings?.first { $0.id == evening }?.showtime.distance == distance)
      let claim = try await kiosks.claimed(kiosks.claim([1]))
      #expect(try await kiosks.record(of: claim).showtime.distance == distance)
    },

    Self("The programme lists what is still sold, with an adult's cheapest price") { kiosks in
      let world = kiosks.world
      _ = try await kiosks.claimed(kiosks.claim([1, 2]))
      let programme = try #require(try await kiosks.other.programme(of: world.cinema.id))
      #expect(programme.cinema.name == world.cinema.name)
      #expect(programme.movies.map(\.title) == [world.evening.movie.title])
      #expect(
        programme.listings.map(\.id) == [world.begun, world.evening, world.elsewhere].map(\.showtime.id))
      #expect(programme.listings.map(\.screenName) == ["Screen 2", "Screen 1", "Screen 2"])
      #expect(programme.listings.allSatisfy { $0.priceFrom == Money(minorUnits: 1_250) })
      #expect(programme.listings.map(\.showtime.availableSeats) == [4, 9, 4])
      // Its wall clock is UTC, so that the time until the evening's show is two hours, and at most a test's.
      let start = world.evening.showtime
      let minutes =
        1_440 * programme.today.days(until: start.showDate) + start.startTime.minutesSinceMidnight
        - programme.timeOfDay.minutesSinceMidnight
      #expect((60...120).contains(minutes))

      try await kiosks.setStatus(.cancelled, start.id)
      let later = try #require(try await kiosks.other.programme(of: world.cinema.id))
      #expect(later.listings.map(\.id) == [world.begun, world.elsewhere].map(\.showtime.id))
      #expect(try await kiosks.other.programme(of: .random()) == nil)
    },

    Self("The cinemas that sell are listed") { kiosks in
      let cinemas = try await kiosks.one.cinemas()
      #expect(cinemas.contains { $0.id == kiosks.world.cinema.id && $0.name == kiosks.world.cinema.name })
      #expect(cinemas.map(\.name) == cinemas.map(\.name).sorted())
    },

    Self("A promo code is found whatever its case") { kiosks in
      let code = kiosks.world.code(.large)
      let found = try #require(try await kiosks.one.promoCode(code.lowercased()))
      #expect(found.code == code && found.minPurchase == Money(minorUnits: 4_000))
      #expect(found.discount == .fixed(Money(minorUnits: 500)))
      #expect(try await kiosks.one.promoCode("NOSUCHCODE") == nil)
    },

    Self("A booking is found by its reference and by its id, alike") { kiosks in
      let claim = try await kiosks.sold([2, 1])
      let record = try #require(try await kiosks.other.booking(reference: claim.reference))
      #expect(record == (try await kiosks.other.booking(claim.booking)))
      #expect(record.seats.map(\.label.description) == ["A1", "A2"])
      #expect(record.movie.title == kiosks.world.evening.movie.title)
      #expect(try await kiosks.other.booking(.random()) == nil)
      #expect(try await kiosks.other.booking(reference: kiosks.claim([3]).reference) == nil)
    },

    Self("A booking's reference is found by its last eight characters") { kiosks in
      let claim = try await kiosks.sold([2, 1])
      let tail = String(claim.reference.text.suffix(8))
      #expect(try await kiosks.other.references(endingIn: tail) == [claim.reference])
      let unsold = String(kiosks.claim([3]).reference.text.suffix(8))
      #expect(try await kiosks.other.references(endingIn: unsold) == [])
    },
  ]
}
