/// A way to make the product wrong without touching it: its own statements and scripts, changed on their way to the
/// server by a ``FaultProxy``. Whoever checks sales has to notice each of them.
///
/// Only clients connect through such a proxy: migrations must arrive as they are.
package enum Mutant: String, Hashable, Sendable, CaseIterable {
  /// Claims lock their seats in no order, so that they wait for each other in circles.
  case seatsUnsorted
  /// A claim does not count its seats among those sold.
  case seatsNotCounted
  /// A claim does not count its use of a promo code.
  case promoNotCounted
  /// A claim past its time is ended although its payment may have succeeded.
  case doubtIgnored
  /// A booking is confirmed whatever its status is.
  case confirmUnguarded
  /// Whoever wants held seats gets them, and whoever gives seats back gives back everybody's.
  case tokensNotCompared

  package var server: FaultProxy.Server {
    switch self {
    case .seatsUnsorted, .seatsNotCounted, .promoNotCounted, .doubtIgnored, .confirmUnguarded: .postgres
    case .tokensNotCompared: .redis
    }
  }

  package var replacements: [Replacement] {
    switch self {
    case .seatsUnsorted: [Replacement("ORDER BY w.seat_id", with: "ORDER BY random() ")]
    case .seatsNotCounted:
      [Replacement("= available_seats - $1::integer", with: "= available_seats - 0 * $1::int")]
    case .promoNotCounted:
      [Replacement("SET usage_count = usage_count + 1", with: "SET usage_count = usage_count + 0")]
    case .doubtIgnored:
      [
        Replacement(
          "AND (p.payment_status = 'PENDING') IS TRUE\n        AND p.payment_gateway IS",
          with: "AND (p.payment_status = 'NOTHING') IS TRUE\n        AND p.payment_gateway IS")
      ]
    case .confirmUnguarded:
      [
        Replacement(
          "AND (b.booking_status = 'PENDING') IS TRUE\n    AND p.payment_reference",
          with: "AND (b.booking_status > ''       ) IS TRUE\n    AND p.payment_reference")
      ]
    case .tokensNotCompared:
      [
        Replacement("owner ~= token", with: "token ~= token"),
        Replacement("== token .. ':'", with: "~= token .. '!'"),
      ]
    }
  }
}

extension Mutant {
  /// Those of one server.
  package static func all(of server: FaultProxy.Server) -> [Mutant] {
    allCases.filter { $0.server == server }
  }
}
