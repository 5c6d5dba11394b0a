import BoxOffice
import FoundationEssentials
import TestSupport
import Testing

@testable import PostgresStore

@Suite("The text of a statement")
struct StatementTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let text: String
    let sql: String
    let parameters: [String]
    var testDescription: String { text }

    init(_ text: String, _ sql: String, _ parameters: [String] = []) {
      (self.text, self.sql, self.parameters) = (text, sql, parameters)
    }
  }

  @Test(
    "has its parameters numbered by their first appearance, and nothing else is touched",
    arguments: [
      Example("SELECT :a, :b, :a", "SELECT $1, $2, $1", ["a", "b"]),
      Example("SELECT :seat_2::uuid[], x::text", "SELECT $1::uuid[], x::text", ["seat_2"]),
      Example("SELECT ':a', \":b\", 'it''s :c', :d", "SELECT ':a', \":b\", 'it''s :c', $1", ["d"]),
      Example("-- :a 'b\nSELECT :c /* :d ' */, :e", "-- :a 'b\nSELECT $1 /* :d ' */, $2", ["c", "e"]),
      Example("SELECT a[1:2], b [2 : 3], '10:30'", "SELECT a[1:2], b [2 : 3], '10:30'"),
      Example("SELECT '{}'::jsonb, '{movie}'", "SELECT '{}'::jsonb, '{movie}'"),
      Example("SELECT {nothing}, {movie m n}", "SELECT {nothing}, {movie m n}"),
      Example("SELECT 'open :a", "SELECT 'open :a"),
      Example("SELECT 'ü' || :ö, :x", "SELECT 'ü' || :ö, $1", ["x"]),
    ])
  func translates(example: Example) {
    let text = StatementText(example.text)
    #expect(text.sql == example.sql)
    #expect(text.parameters == example.parameters)
  }

  @Test("has the columns of a record written out, of its table where that goes by another name")
  func lists() {
    #expect(
      StatementText("SELECT {seat} FROM seats").sql
        == "SELECT id, screen_id, row_label, seat_number, seat_type, is_active, x_position, y_position FROM seats"
    )
    #expect(
      StatementText("SELECT {seat t}, :x").sql
        == "SELECT t.id, t.screen_id, t.row_label, t.seat_number, t.seat_type, t.is_active, t.x_position, t.y_position, $1"
    )
    #expect(StatementText("{movie m}").sql.contains(", m.\"cast\", m.poster_url"))
    #expect(
      StatementText("{showtime s}").sql.hasSuffix(
        ", (s.show_date + s.start_time) AT TIME ZONE c.time_zone AS starts_at"))
  }

  @Test("takes its values by name, in whatever order")
  func binds() async throws {
    try await TestDatabase.with { test in
      let statement = Statement(
        "test_binds", Array("SELECT :a::text AS a, :b::integer AS b, :a || '!' AS c".utf8))
      for bindings: Bindings in [["a": "x", "b": 2], ["b": 2, "a": "x"], ["b": 2] + ["a": "x"]] {
        let row = try #require(try await test.database.rows(statement, bindings).first)
        #expect(try row.value("a") == "x" && row.value("b") == 2 && row.value("c") == "x!")
      }
      for (bindings, complaint) in [
        (["a": "x"], "`:b` is missing"), (["a": "x", "b": 2, "c": 3], "`:c` is none of its parameters"),
        (["a": "x", "d": 2], "`:b` is missing, `:d` is none of its parameters"),
        (["x", 2], "`:a` is missing, `:b` is missing"),
      ] as [(Bindings, String)] {
        let error = await #expect(throws: PostgresError.self) {
          try await test.database.rows(statement, bindings)
        }
        #expect(error?.kind == .unsendable)
        #expect(error?.message == "Statement `test_binds` has other values than parameters: \(complaint)")
      }
      // Nothing of it was sent, and the connection goes on.
      #expect(try await test.database.rows(statement, ["a": "y", "b": 1]).count == 1)
    }
  }

  @Test("answers by columns that are looked up once, also after the table has changed")
  func shapes() async throws {
    try await TestDatabase.with { test in
      try await test.database.execute("CREATE TABLE things (a integer, b text)")
      try await test.database.execute("INSERT INTO things VALUES (1, 'x'), (2, NULL)")
      let statement = Statement("test_shapes", Array("SELECT * FROM things ORDER BY a".utf8))
      for _ in 0..<2 {
        let rows = try await test.database.rows(statement)
        #expect(try rows.map { try $0.value("a", as: Int.self) } == [1, 2])
        #expect(try rows.map { try $0.value("b", as: String?.self) } == ["x", nil])
      }
      try await test.connect().execute(
        "ALTER TABLE things DROP COLUMN a, ADD COLUMN c integer DEFAULT 7, ADD a text")
      let rows = try await test.database.rows(Statement("test_shapes", Array("SELECT * FROM things".utf8)))
      #expect(try rows.first?.value("c") == 7 && rows.first?.value("b") == "x")
      #expect(throws: PostgresError.self) { try rows.first?.value("z", as: Int.self) }
    }
  }
}
