import PostgresStore
import TestSupport
import Testing

@Suite("The check of a live database")
struct SchemaCheckTests {
  @Test("finds nothing in a database that was just migrated: the expectation is the migrations' own")
  func fresh() async throws {
    try await TestDatabase.with { test in
      let findings = try await SchemaCheck(test.database).findings()
      let live = try await SchemaCheck(test.database).schema().text
      #expect(findings == [], "expected_schema.txt should be:\n\(live)")
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
