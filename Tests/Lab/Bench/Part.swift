internal import ArgumentParser

/// What can be measured by itself, in the order of the report. A new part is a case here, its title, and a function that
/// returns its figures.
enum Part: String, CaseIterable, ExpressibleByArgument, Codable, Sendable {
  case demo, start, memory, keys, seen, trips, viewers, rules
  case holds, sales, sale, distance, maps, history, rush

  /// Above its rows.
  var title: String {
    switch self {
    case .demo: "`kiosk demo`"
    case .start: "Start"
    case .memory: "Memory"
    case .keys: "Keys and bytes"
    case .seen: "What other kiosks do"
    case .trips: "Round trips"
    case .viewers: "Viewers"
    case .rules: "Seating rules"
    case .holds: "Holds"
    case .sales: "Claim and confirm"
    case .sale: "A whole sale"
    case .distance: "A sale from afar"
    case .maps: "Opening a map"
    case .history: "Years of bookings"
    case .rush: "On sale"
    }
  }

  func figures(on bench: Bench, _ extent: Extent) async throws -> [Figure] {
    switch self {
    case .demo: try await StartFigures.demo(on: bench, warmStarts: extent.of(7, quick: 2))
    case .start: try await StartFigures.session(on: bench, samples: extent.of(25, quick: 5))
    case .memory: try await MemoryFigures.all(on: bench, together: extent.of(100, quick: 20))
    case .keys:
      try await KeyFigures.all(on: bench, keys: extent.of(400, quick: 40), ticks: extent.of(5, quick: 2))
    case .seen:
      try await HoldFigures.all(on: bench, samples: extent.of(150, quick: 10))
        + ChangeFigures.all(on: bench, samples: extent.of(16, quick: 1))
    case .trips: try await RoundTripFigures.all(on: bench, samples: extent.of(3, quick: 1))
    case .viewers: try await ViewerFigures.all(on: bench, extent)
    case .rules: try SeatRuleFigures.all(samples: extent.of(1_000, quick: 100))
    case .holds: try await HoldLoad.figures(on: bench, extent)
    case .sales: try await SaleLoad.figures(on: bench, extent)
    case .sale: try await WholeSale.figures(on: bench, extent)
    case .distance: try await DistantSale.figures(on: bench, extent)
    case .maps: try await MapLoad.figures(on: bench, extent)
    case .history: try await HistoryLoad.figures(on: bench, extent)
    case .rush: try await OnSale.figures(on: bench, extent)
    }
  }
}

/// Does something, and what has to follow, however it ends.
func withCleanUp<Result>(
  _ body: () async throws -> Result, afterwards: () async throws -> Void
) async throws -> Result {
  let result: Result
  do {
    result = try await body()
  } catch {
    // Why the rest failed is what counts.
    try? await afterwards()
    throw error
  }
  try await afterwards()
  return result
}

/// How much time there is.
enum Extent: String, Codable, Sendable {
  case full
  /// All parts within a minute.
  case quick

  /// How many samples to take.
  func of(_ full: Int, quick: Int) -> Int { self == .quick ? quick : full }
}
