/// What the numbers of a figure count.
enum Unit: String, Codable, Sendable {
  case microseconds = "µs"
  case milliseconds = "ms"
  case seconds = "s"
  case megabytes = "MB"
  case bytes
  case perSecond = "/s"
  case roundTrips = "round trips"
  /// Of one processor.
  case percent = "%"
  /// Of a processor, within a second.
  case millisecondsInASecond = "ms/s"
  case times

  /// A number without the unit's name: as many digits as mean something.
  func digits(of value: Double) -> String {
    guard value.isFinite else { return "–" }
    switch self {
    case .bytes, .roundTrips, .times:
      return value == value.rounded() ? "\(Int(value))" : Self.rounded(value, 1)
    case .perSecond: return Self.grouped(value)
    case .megabytes: return Self.rounded(value, 1)
    case .microseconds, .milliseconds, .seconds, .percent, .millisecondsInASecond:
      return abs(value) < 10
        ? Self.rounded(value, 2) : abs(value) < 100 ? Self.rounded(value, 1) : Self.grouped(value)
    }
  }

  func text(_ value: Double) -> String { "\(digits(of: value)) \(rawValue)" }

  static func rounded(_ value: Double, _ places: Int) -> String {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    return "\((value * scale).rounded() / scale)"
  }

  /// A whole number with a comma between its thousands.
  private static func grouped(_ value: Double) -> String {
    var digits = "\(Int(abs(value).rounded()))"
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return (value <= -0.5 ? "-" : "") + ([digits] + groups).joined(separator: ",")
  }
}
