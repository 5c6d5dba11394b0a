internal import BoxOffice
internal import Glibc

/// How long the seating rules take in a hall of 3,000 seats, for a party of four.
enum SeatRuleFigures {
  static let budget = 5.0

  static func all(samples: Int) throws -> [Figure] {
    let hall = hall()
    let party = Party(size: 4)
    var numbers = SeatNumbers(seed: 2026)
    let fillings: [(what: String, sold: Double)] = [
      ("empty", 0), ("70 % sold at random", 0.7), ("97 % sold at random", 0.97),
    ]
    var figures = try fillings.flatMap { what, sold in
      let occupancies = (0..<8).map { _ in occupancy(of: hall, sold: sold, using: &numbers) }
      let best = times(samples) { sample in
        hall.suggestions(for: party, in: occupancies[sample % occupancies.count]).count
      }
      // A choice that leaves a single seat takes longest: all other ways are looked at.
      let choices = occupancies.map { worstChoice(in: hall, $0) }
      let refusal = times(samples) { sample in
        let index = sample % occupancies.count
        return hall.refusal(of: choices[index], for: party, in: occupancies[index]) == nil ? 0 : 1
      }
      return [
        try figure("best available, 3,000 seats, \(what)", best),
        try figure("refusal of a choice, 3,000 seats, \(what)", refusal),
      ]
    }
    let empty = occupancy(of: hall, sold: 0, using: &numbers)
    figures.append(
      try figure(
        "block cursor, 3,000 seats",
        times(samples) { hall.block(of: 4, at: SeatIndex($0 * 7 % hall.seats.count), in: empty)?.count ?? 0 })
    )
    return figures
  }

  private static func figure(_ what: String, _ times: [Double]) throws -> Figure {
    try Figure(what, times, .milliseconds, aim: .atMost(budget, of: .p99))
  }

  /// In milliseconds each, of the processor: the rules wait for nothing, and what else the machine does is no part of it.
  private static func times(_ samples: Int, _ body: (Int) -> Int) -> [Double] {
    var found = 0
    let times = (0..<samples).map { sample in
      let start = processorTime()
      found += body(sample)
      return processorTime() - start
    }
    // What is never looked at need not be worked out.
    return found < 0 ? [] : times
  }

  private static func processorTime() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) * 1e-6
  }

  /// 60 rows of 50 seats with two aisles: wheelchair spaces in front, two prices, love seats in the last row.
  private static func hall() -> SeatingGraph {
    let rows = (0..<60).map { row in
      func label(_ number: Int) -> SeatLabel { SeatLabel(row: "\(row + 1)", number: number) }
      return SeatLayout.Row(
        label: "\(row + 1)",
        places: (1...50).map { number in
          let isAccessible = row == 0 && number > 40
          return SeatLayout.Place(
            label: label(number),
            type: isAccessible
              ? (number.isMultiple(of: 2) ? .companion : .wheelchair) : row > 40 ? .premium : .standard,
            x: Double(number) + (number > 38 ? 4 : number > 12 ? 2 : 0), y: Double(row),
            partner: row == 59 ? label(number.isMultiple(of: 2) ? number - 1 : number + 1) : nil,
            companionOf: isAccessible && number.isMultiple(of: 2) ? label(number - 1) : nil)
        })
    }
    let layout = SeatLayout(rows: rows)
    return SeatingGraph(layout: layout, places: layout.places)
  }

  private static func occupancy(
    of hall: SeatingGraph, sold: Double, using numbers: inout SeatNumbers
  ) -> SeatOccupancy {
    SeatOccupancy(
      states: SeatArray(
        hall.seats.map { _ in Double.random(in: 0..<1, using: &numbers) < sold ? .taken : .free }),
      prices: [.standard: Money(minorUnits: 1300), .premium: Money(minorUnits: 1600)])
  }

  /// Four free seats of which one leaves a single seat.
  private static func worstChoice(in hall: SeatingGraph, _ occupancy: SeatOccupancy) -> [SeatIndex] {
    let free = hall.seats.indices.filter {
      occupancy.states[$0] == .free && hall.seats[$0].type.isForEverybody
    }
    for first in free {
      let choice = hall.block(of: 4, at: first, in: occupancy) ?? Array(free.prefix(4))
      if hall.refusal(of: choice, for: nil, in: occupancy)?.rule == .loneSeat { return choice }
    }
    return Array(free.prefix(4))
  }
}

/// The same seats in every run.
private struct SeatNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 33)
  }
}
