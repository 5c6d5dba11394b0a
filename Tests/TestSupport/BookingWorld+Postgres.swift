internal import BoxOffice
internal import FoundationEssentials
package import PostgresStore
internal import FaultInjection
internal import Testing
internal import Twins

extension BookingStoreUnderTest {
  /// PostgreSQL, each world in a database of its own.
  package static let postgres = BookingStoreUnderTest("PostgreSQL") { body in
    try await TestDatabase.with { test in
      let world = BookingWorld(at: Date())
      try await world.store(in: test.database)
      try await body(
        BookingKiosks(
          world: world, one: PostgresStore(test.connect()),
          other: PostgresStore(test.connect()),
          layouts: PostgresStore(test.connect()), prices: .postgres(test),
          setStatus: { status, showtime in
            try await test.database.execute(
              "UPDATE showtimes SET status = $2, version = version + 1 WHERE id = $1", [showtime, status])
          },
          setActive: { isActive, seat in
            try await test.database.execute(
              "UPDATE seats SET is_active = $2 WHERE id = $1", [seat, isActive])
          },
          setDistance: { distance, showtime in
            let office = PostgresStore(test.connect())
            try #require(try await office.setDistance(distance, of: showtime, by: .test))
          },
          audited: {
            let rows = try await test.database.execute(
              "SELECT action, terminal, staff_id, booking_reference FROM audit_log ORDER BY id")
            return try rows.map { row in
              InMemoryBookingStore.Audited(
                try row.value("action"),
                by: Actor(terminal: try row.value("terminal"), staff: try row.value("staff_id")),
                try row.value("booking_reference"))
            }
          }))
    }
  }
}

extension BookingWorld {
  /// Writes everything that the contract needs into a migrated database.
  package func store(in database: Database) async throws {
    try await database.add(seatings, promoCodes: promoCodes)
  }
}

extension BookingKiosks.PriceDesk {
  fileprivate static func postgres(_ test: TestDatabase) -> Self {
    Self(
      setRule: { rule in
        let (type, value): (String, Money) =
          switch rule.modifier {
          case .fixed(let amount): ("FIXED", amount)
          case .percentage(let hundredths): ("PERCENTAGE", Money(minorUnits: hundredths))
          }
        try await test.database.execute(
          """
          INSERT INTO pricing_rules (
            id, cinema_id, name, rule_type, seat_type, ticket_type, price_tier, price_modifier, modifier_type, is_active)
          VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
          ON CONFLICT (id) DO UPDATE SET
            name = excluded.name, price_modifier = excluded.price_modifier, is_active = excluded.is_active
          """,
          [
            rule.id, rule.cinema, rule.name, rule.kind, rule.seatType, rule.ticketType, rule.priceTier, value,
            type, rule.isActive,
          ])
      },
      setPromo: { promo in
        let (type, value, limit): (String, Money, Money?) =
          switch promo.discount {
          case .fixed(let amount): ("FIXED", amount, nil)
          case .percentage(let hundredths, let limit): ("PERCENTAGE", Money(minorUnits: hundredths), limit)
          }
        try await test.database.execute(
          """
          UPDATE promocodes SET discount_type = $2, discount_value = $3, max_discount = $4, usage_limit = $5,
            usage_count = $6, valid_until = $7, is_active = $8
          WHERE code = $1
          """,
          [
            promo.code, type, value, limit, promo.usageLimit, promo.usageCount, promo.validUntil,
            promo.isActive,
          ])
      },
      setTier: { tier, showtime in
        try await test.database.execute(
          "UPDATE showtimes SET price_tier = $2 WHERE id = $1", [showtime, tier])
      })
  }
}
