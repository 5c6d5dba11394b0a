import BoxOffice
import FaultInjection
import TestSupport
import Testing

@Suite("The seating rules against all choices there are", .ownThread)
struct SeatRulesPropertyTests {
  private static let seeds = 0..<20 as Range<UInt64>
  private static let halls = 8

  /// Runs a check on many halls.
  private func each(
    _ seed: UInt64, seats: Int, isStraight: Bool = false,
    _ check: (SmallHall, inout SeededGenerator) throws -> Void
  ) rethrows {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<Self.halls {
      try check(SmallHall(seats: seats, isStraight: isStraight, using: &generator), &generator)
    }
  }

  @Test(
    "A choice is refused for a lone seat only when all choices have one that leaves none", arguments: seeds)
  func refusesLoneSeats(seed: UInt64) throws {
    try each(seed, seats: 14) { small, generator in
      for _ in 0..<4 {
        let free = small.seats.indices.filter { small.isFree($0) && small.isOrdinary($0) }
        var chosen = Array(free.shuffled(using: &generator).prefix(Int.random(in: 1...4, using: &generator)))
        if Bool.random(using: &generator), let first = chosen.first,
          let block = small.hall.block(of: chosen.count, at: first, in: small.occupancy)
        {
          chosen = block
        }
        guard !chosen.isEmpty else { continue }
        let lone = small.loneSeats(chosen, small.hall.rules.loneSeats)
        let isRefused = !lone.isEmpty && small.hasAnotherWay(than: chosen)
        let refusal = small.hall.refusal(of: chosen, for: nil, in: small.occupancy)
        #expect((refusal != nil) == isRefused, "\(small.names(chosen)) of \(small)")
        guard let refusal else { continue }
        #expect(refusal.rule == .loneSeat)
        #expect(Set(refusal.seats) == Set(lone), "\(small.names(chosen)) of \(small)")
        let instead = try #require(refusal.instead)
        #expect(instead.count == chosen.count)
        #expect(small.loneSeats(instead, small.hall.rules.loneSeats).isEmpty)
        #expect(instead.map(small.price).sorted() == chosen.map(small.price).sorted())
        #expect(small.hall.refusal(of: instead, for: nil, in: small.occupancy) == nil)
        #expect(small.groups(instead).count <= small.groups(chosen).count)
      }
    }
  }

  @Test("The first suggestion is the best of all choices, by the rules' order and distance", arguments: seeds)
  func suggestsBest(seed: UInt64) throws {
    try each(seed, seats: 14) { small, generator in
      for size in 1...4 {
        let priceOf: SeatType? = Int.random(in: 0..<4, using: &generator) == 0 ? .vip : nil
        let ranks = small.offers(size, priceOf: priceOf).map { (seats: $0, rank: small.rank($0)) }.filter {
          small.hall.refusal(of: $0.seats, for: nil, in: small.occupancy) == nil
        }
        let first = small.hall.suggestions(
          for: Party(size: size, priceOf: priceOf), in: small.occupancy, limit: 1
        ).first
        let best = ranks.min {
          ($0.rank.rule.rawValue, $0.rank.costs) < ($1.rank.rule.rawValue, $1.rank.costs)
        }
        guard let best else {
          #expect(first == nil, "\(small)")
          continue
        }
        let found = try #require(first, "\(small.names(best.seats)) of \(small)")
        #expect(
          found.rule == best.rank.rule, "\(small.names(found.seats)) \(small.names(best.seats)) of \(small)")
        let costs = small.rank(found.seats).costs
        // A split that would leave a single seat is moved as little as it takes, not sought anew.
        guard best.rank.rule < .split || small.hall.rules.loneSeats == .off else { continue }
        #expect(
          zip(costs, best.rank.costs).allSatisfy { abs($0 - $1) < 1e-4 },
          "\(small.names(found.seats)) \(costs), \(small.names(best.seats)) \(best.rank.costs) of \(small)")
      }
    }
  }

  @Test("Every suggestion may be sold, and keeps love seats, accessible seats and prices", arguments: seeds)
  func suggestsRightly(seed: UInt64) {
    each(seed, seats: 30) { small, generator in
      for size in 1...6 {
        let priceOf: SeatType? = Int.random(in: 0..<3, using: &generator) == 0 ? .vip : nil
        let suggestions = small.hall.suggestions(
          for: Party(size: size, priceOf: priceOf), in: small.occupancy)
        #expect(suggestions.count <= 8)
        #expect(Set(suggestions.map(\.reason)).count == suggestions.count, "\(suggestions.map(\.reason))")
        #expect(suggestions.map(\.rule) == suggestions.map(\.rule).sorted())
        for suggestion in suggestions {
          #expect(suggestion.seats.count == size)
          #expect(small.isWhole(suggestion.seats))
          #expect(suggestion.seats.allSatisfy { small.seats[$0].place.type.isForEverybody })
          if priceOf != nil { #expect(Set(suggestion.seats.map(small.price)).count == 1) }
          #expect(small.hall.refusal(of: suggestion.seats, for: nil, in: small.occupancy) == nil, "\(small)")
        }
        #expect(Set(suggestions.flatMap(\.seats)).count == suggestions.count * size)
      }
    }
  }

  @Test("What is suggested and refused does not depend on the seats' order", arguments: seeds)
  func ignoresOrder(seed: UInt64) {
    each(seed, seats: 30) { small, generator in
      let order = SeatArray(small.seats.indices.shuffled(using: &generator))
      let other = SeatingGraph(layout: small.layout, places: order.map { small.seats[$0].place })
      var occupancy = small.occupancy
      occupancy.states = SeatArray(order.map { small.occupancy.states[$0] })
      for size in 1...5 {
        let party = Party(size: size, wheelchairs: size % 2)
        func words(_ hall: SeatingGraph, _ suggestions: [Suggestion]) -> [String] {
          suggestions.map { "\($0.reason) \($0.seats.map { hall.seats[$0].label })" }
        }
        #expect(
          words(small.hall, small.hall.suggestions(for: party, in: small.occupancy))
            == words(other, other.suggestions(for: party, in: occupancy)))
      }
      let chosen = small.seats.indices.shuffled(using: &generator).prefix(3)
      #expect(
        small.hall.refusal(of: Array(chosen), for: nil, in: small.occupancy)?.sentence
          == other.refusal(of: chosen.compactMap { order.firstIndex(of: $0) }, for: nil, in: occupancy)?
          .sentence)
    }
  }

  @Test("Between parties stay the seats and rows that the showtime says", arguments: seeds)
  func keepsDistance(seed: UInt64) {
    each(seed, seats: 24, isStraight: true) { small, generator in
      var small = small
      small.occupancy.distance = PartyDistance(
        seats: Int.random(in: 0...2, using: &generator), rows: Int.random(in: 0...2, using: &generator))
      for seat in small.seats.indices where small.isFree(seat) && small.isOrdinary(seat) {
        let refusal = small.hall.refusal(of: [seat], for: nil, in: small.occupancy)
        #expect((refusal?.rule == .distance) == small.isTooNear(seat), "\(small.names([seat])) of \(small)")
      }
      for size in 1...4 {
        for suggestion in small.hall.suggestions(for: Party(size: size), in: small.occupancy) {
          #expect(!suggestion.seats.contains(where: small.isTooNear))
        }
      }
    }
  }

  @Test(
    "A wheelchair space is suggested only to who needs one, with no more than the party", arguments: seeds)
  func seatsWheelchairs(seed: UInt64) {
    each(seed, seats: 30) { small, _ in
      for size in 1...5 {
        for wheelchairs in 1...2 where wheelchairs <= size {
          let party = Party(size: size, wheelchairs: wheelchairs)
          for suggestion in small.hall.suggestions(for: party, in: small.occupancy) {
            #expect(suggestion.seats.count == size)
            #expect(small.isWhole(suggestion.seats))
            #expect(
              suggestion.seats.count { small.seats[$0].place.type == .wheelchair } == wheelchairs)
            #expect(small.hall.refusal(of: suggestion.seats, for: party, in: small.occupancy) == nil)
          }
        }
      }
    }
  }

  @Test(
    "A block is free, side by side and whole, and holds the seat when any such block does", arguments: seeds)
  func snaps(seed: UInt64) {
    each(seed, seats: 14) { small, _ in
      for size in 1...3 {
        let blocks = small.offers(size, priceOf: nil).filter { small.groups($0).count == 1 }
        for seat in small.seats.indices where small.seats[seat].place.type.isForEverybody {
          let block = small.hall.block(of: size, at: seat, in: small.occupancy)
          #expect((block == nil) == blocks.isEmpty)
          guard let block else { continue }
          #expect(blocks.contains { Set($0) == Set(block) })
          if blocks.contains(where: { $0.contains(seat) }) {
            #expect(block.contains(seat))
          } else if blocks.contains(where: { small.seats[$0[0]].row == small.seats[seat].row }) {
            #expect(small.seats[block[0]].row == small.seats[seat].row)
          }
        }
      }
    }
  }
}

extension SmallHall: CustomStringConvertible {
  var description: String {
    let rows = rowYs.indices.map { row in
      seats.filter { $0.row == row }.map { seat in
        let glyph =
          switch seat.state {
          case .free: "."
          case .own: "o"
          case .taken: "x"
          case .outOfOrder: "#"
          }
        let type = seat.place.partner != nil ? "=" : String(seat.place.type.rawValue.prefix(1))
        return "\(seat.column)\(type)\(glyph)"
      }.joined(separator: " ")
    }
    return "\(hall.rules.loneSeats) \(rowYs) \(hall.focus)\n" + rows.joined(separator: "\n")
  }
}

private func < (left: (Int, [Double]), right: (Int, [Double])) -> Bool {
  left.0 != right.0 ? left.0 < right.0 : left.1.lexicographicallyPrecedes(right.1)
}
