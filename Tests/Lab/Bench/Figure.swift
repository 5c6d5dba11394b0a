/// One row of the report: what the product takes, beside what something else takes in the same run, and what is aimed at.
struct Figure: Sendable {
  let what: String
  let unit: Unit
  let product: Spread
  var reference: Reference?
  /// Nil where nothing is aimed at.
  var aim: Aim?
  /// What else a reader has to know, in a few words.
  var note = ""

  /// What the product is held against.
  struct Reference: Codable, Hashable, Sendable {
    let name: String
    let spread: Spread
  }

  /// - Throws: when there are no samples.
  init(
    _ what: String, _ samples: [Double], _ unit: Unit, reference: (name: String, samples: [Double])? = nil,
    aim: Aim? = nil, note: String = ""
  ) throws {
    do {
      self.init(
        what, try Spread(samples), unit,
        reference: try reference.map { Reference(name: $0.name, spread: try Spread($0.samples)) }, aim: aim,
        note: note)
    } catch {
      throw BenchError("There is not one sample of “\(what)”.")
    }
  }

  init(
    _ what: String, _ product: Spread, _ unit: Unit, reference: Reference? = nil, aim: Aim? = nil,
    note: String = ""
  ) {
    self.what = what
    self.unit = unit
    self.product = product
    self.reference = reference
    self.aim = aim
    self.note = note
  }

  /// The product's number by the reference's: of those that the aim compares, else of the medians. Nil without a
  /// reference.
  var ratio: Double? {
    guard let reference else { return nil }
    let statistic =
      switch aim {
      case .ratioAtMost(_, let statistic)?, .ratioAtLeast(_, let statistic)?: statistic
      default: Statistic.median
      }
    return reference.spread[statistic] > 0 ? product[statistic] / reference.spread[statistic] : nil
  }

  /// With two decimals, and with four where two would look like a limit that it misses.
  var ratioText: String {
    guard let ratio else { return "" }
    let text = Unit.rounded(ratio, 2)
    let limit: Double? =
      switch aim {
      case .ratioAtMost(let limit, _)?, .ratioAtLeast(let limit, _)?: limit
      default: nil
      }
    return isMet == false && text == limit.map { "\($0)" } ? Unit.rounded(ratio, 4) : text
  }

  /// Nil where nothing is aimed at.
  var isMet: Bool? {
    switch aim {
    case .atMost(let limit, let statistic)?: product[statistic] <= limit
    case .atLeast(let limit, let statistic)?: product[statistic] >= limit
    case .ratioAtMost(let limit, _)?: ratio.map { $0 <= limit }
    case .ratioAtLeast(let limit, _)?: ratio.map { $0 >= limit }
    case nil: nil
    }
  }
}

/// What a figure should be.
enum Aim: Sendable {
  case atMost(Double, of: Statistic = .median)
  case atLeast(Double, of: Statistic = .median)
  /// Of the product's number by the reference's.
  case ratioAtMost(Double, of: Statistic = .median)
  case ratioAtLeast(Double, of: Statistic = .median)

  func text(in unit: Unit) -> String {
    func named(_ statistic: Statistic) -> String {
      switch statistic {
      case .median: ""
      case .p99: " p99"
      case .minimum: " least"
      case .maximum: " most"
      }
    }
    return switch self {
    case .atMost(let limit, let statistic): "≤ \(unit.text(limit))\(named(statistic))"
    case .atLeast(let limit, let statistic): "≥ \(unit.text(limit))\(named(statistic))"
    case .ratioAtMost(let limit, let statistic): "ratio ≤ \(limit)\(named(statistic))"
    case .ratioAtLeast(let limit, let statistic): "ratio ≥ \(limit)\(named(statistic))"
    }
  }
}

/// Why something could not be measured, in a sentence or two.
struct BenchError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
