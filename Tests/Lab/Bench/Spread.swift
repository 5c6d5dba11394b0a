/// What many samples of one thing come to.
struct Spread: Codable, Hashable, Sendable {
  let minimum: Double
  let median: Double
  let p99: Double
  let maximum: Double
  /// How many there were.
  let samples: Int

  /// - Throws: when there is none: nothing was measured.
  init(_ samples: [Double]) throws {
    guard let minimum = samples.min(), let maximum = samples.max() else {
      throw BenchError("Nothing was measured.")
    }
    self.minimum = minimum
    self.maximum = maximum
    median = samples.quantile(0.5)
    p99 = samples.quantile(0.99)
    self.samples = samples.count
  }

  /// As somebody else has counted it.
  init(minimum: Double, median: Double, p99: Double, maximum: Double, samples: Int) {
    self.minimum = minimum
    self.median = median
    self.p99 = p99
    self.maximum = maximum
    self.samples = samples
  }

  /// Of several turns, of which each is known by its spread alone: the middle ones of their medians and p99s.
  /// - Throws: when there is none.
  init(ofTurns turns: [Spread]) throws {
    guard let minimum = turns.map(\.minimum).min(), let maximum = turns.map(\.maximum).max() else {
      throw BenchError("Nothing was measured.")
    }
    self.init(
      minimum: minimum, median: turns.map(\.median).median, p99: turns.map(\.p99).median, maximum: maximum,
      samples: turns.reduce(0) { $0 + $1.samples })
  }

  subscript(_ statistic: Statistic) -> Double {
    switch statistic {
    case .minimum: minimum
    case .median: median
    case .p99: p99
    case .maximum: maximum
    }
  }
}

/// Which number of a spread is meant.
enum Statistic: String, Codable, Sendable {
  case minimum, median, p99, maximum
}

extension [Double] {
  var median: Double { quantile(0.5) }

  /// The smallest sample that at least so many of all are not above.
  func quantile(_ part: Double) -> Double {
    let sorted = sorted()
    guard !sorted.isEmpty else { return .nan }
    return sorted[Swift.max(0, Swift.min(count - 1, Int((part * Double(count)).rounded(.up)) - 1))]
  }
}

extension Duration {
  var milliseconds: Double {
    let (seconds, attoseconds) = components
    return Double(seconds) * 1e3 + Double(attoseconds) * 1e-15
  }
}
