import FoundationEssentials
import PostgresStore
import SystemPackage
import TestSupport
import Testing

@Suite("The check of a live database")
struct SchemaCheckTests {
  private static let expectedSchema = FilePath(#filePath).removingLastComponent().removingLastComponent()
    .removingLastComponent().appending("Sources/PostgresStore/Migrations/expected_schema.txt")

  @Test("finds nothing in a database that was just migrated: the expectation is the migrations' own")
  func fresh() async throws {
    try await TestDatabase.with { test in
      let findings = try await SchemaCheck(test.database).findings()
      if ProcessInfo.processInfo.environment["KIOSK_RECORD"] != nil {
        try await SchemaCheck(test.database).schema().text
          .write(toFile: Self.expectedSchema.string, atomically: true, encoding: .utf8)
      } else {
        let hint = "`KIOSK_RECORD=1 swift test --filter SchemaCheckTests` writes expected_schema.txt anew"
        #expect(findings == [], "\(hint)")
      }
    }
  }

  @Test("finds prices and discounts that cannot be paid in the cinema's currency")
  func unpayableAmounts() async throws {
    try await TestDatabase.with { test in
      for (code, name) in [("JPY", "Tokyo"), ("USD", "Boston")] {
        try await test.database.execute(
          """
          INSERT INTO cinemas (name, address, city, country, currency)
          VALUES ('\(name)', 'Street 1', '\(name)', 'X', '\(code)')
          """)
      }
      try await test.database.execute(
        """
        INSERT INTO pricing_rules (name, rule_type, price_modifier, modifier_type, day_of_week) VALUES
          ('Base', 'BASE', 1300, 'FIXED', NULL), ('Sunday', 'DAY_OF_WEEK', 1.50, 'FIXED', '{7}'),
          ('Monday', 'DAY_OF_WEEK', -12.50, 'PERCENTAGE', '{1}')
        """)
      try await test.database.execute(
        """
        INSERT INTO promocodes (code, discount_type, discount_value, max_discount, valid_from, valid_until) VALUES
          ('HALF', 'PERCENTAGE', 12.50, 500.25, now(), now()), ('FIVE', 'FIXED', 500, NULL, now(), now())
        """)
      let findings = try await SchemaCheck(test.database).findings()
      #expect(
        findings == [
          "Price rule `Sunday` has the amount 1.50, which cannot be paid at `Tokyo`: JPY has no decimals. Set a whole amount.",
          "Promo code `HALF` has the amount 500.25, which cannot be paid at `Tokyo`: JPY has no decimals. Set a whole amount.",
        ])
    }
  }

  static let drift: [(change: String, sentence: String)] = [
    (
      "ALTER TABLE bookings DROP COLUMN terminal",
      "Column `bookings.terminal` is missing; it should be `character varying(50)`."
    ),
    (
      "ALTER TABLE movies ALTER COLUMN duration TYPE bigint",
      "Column `movies.duration` is `bigint NOT NULL`, but should be `integer NOT NULL`."
    ),
    ("ALTER TABLE movies ALTER COLUMN format DROP DEFAULT", "Column `movies.format` is"),
    ("ALTER TABLE seats ADD COLUMN cushion text", "Column `seats.cushion` is not one this program knows."),
    (
      "ALTER TABLE showtimes DROP CONSTRAINT showtimes_no_overlap",
      "Constraint `showtimes.showtimes_no_overlap` is missing"
    ),
    ("DROP INDEX idx_bookings_expires_at", "Index `bookings.idx_bookings_expires_at` is missing"),
    ("ALTER TABLE payments DISABLE TRIGGER payments_kept", "Trigger `payments.payments_kept` is"),
    ("DROP TABLE refresh_tokens", "Table `refresh_tokens` is missing."),
    ("CREATE TABLE stray (id int)", "Table `stray` is not one this program knows."),
    (
      "REVOKE INSERT ON bookings FROM kiosk_walkup",
      "Grant `kiosk_walkup on bookings` is `SELECT`, but should be `INSERT, SELECT`."
    ),
    (
      "GRANT SELECT (password_hash) ON users TO kiosk_counter",
      "Grant `kiosk_counter on users.password_hash` is not one this program knows."
    ),
    ("GRANT SELECT ON bookings TO PUBLIC", "Grant `PUBLIC on bookings` is not one this program knows."),
    (
      "CREATE OR REPLACE FUNCTION touch_updated_at() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
      "Function `touch_updated_at()` is"
    ),
  ]

  @Test("finds drift and names it")
  func drift() async throws {
    try await TestDatabase.with { test in
      for (change, sentence) in Self.drift {
        try await test.database.execute("BEGIN")
        try await test.database.execute(change)
        let findings = try await SchemaCheck(test.database).findings()
        try await test.database.execute("ROLLBACK")
        #expect(!findings.isEmpty && findings.allSatisfy { $0.hasSuffix(".") })
        #expect(findings.contains { $0.hasPrefix(sentence) }, "\(findings)")
      }
    }
  }

  @Test("finds settings that can lose a sale")
  func durability() async throws {
    try await TestDatabase.with { test in
      let careless = Database(test.conninfo.setting(["options": "-c synchronous_commit=off"]))
      let findings = try await SchemaCheck(careless).findings()
      #expect(findings.count == 1)
      #expect(findings.first?.hasPrefix("`synchronous_commit` is off") == true)
    }
  }
}
