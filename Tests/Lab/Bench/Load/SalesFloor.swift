internal import BoxOffice
internal import FoundationEssentials
internal import PostgresStore
internal import FaultInjection
internal import SystemPackage

/// A migrated database with one hall of 20,000 seats and a showtime in it on each of many days, whose ids are numbers, so
/// that other programs can count them up: a hall as large as that takes seconds to sell out.
struct SalesFloor: Sendable {
  let server: PostgresUnderTest
  let name: String

  static let seats = 20_000

  init(on server: PostgresUnderTest, named name: String, showtimes: Int) async throws {
    self.server = server
    self.name = name
    _ = try await Database(server.conninfo(database: "postgres"), limits: .maintenance).rows(
      Statement(unprepared: "CREATE DATABASE \(name)"))
    let owner = Database(try server.conninfo(database: name), limits: .maintenance)
    _ = try await Migrator(owner).migrate()
    _ = try await owner.commit([Step(Statement(unprepared: Self.hall), [Self.seats])])
    _ = try await owner.commit([Step(Statement(unprepared: Self.days), [showtimes, Self.seats])])
    _ = try await owner.rows(Statement(unprepared: "VACUUM ANALYZE"))
    await owner.close()
  }

  func connect() throws -> Database { Database(try server.conninfo(database: name)) }

  /// For `psql` and `pgbench`, before the database's name.
  var address: [String] {
    ["-h", server.sockets.string, "-p", "\(server.socketPort)", "-U", PostgresUnderTest.user]
  }

  static func seat(_ number: Int) -> Seat.ID { Seat.ID(numbered: number, of: seatKind) }
  static func showtime(_ number: Int) -> Showtime.ID { Showtime.ID(numbered: number, of: showtimeKind) }

  /// The hall has one rule, which was added after it.
  static let pricingVersion = PricingVersion(cinema: 1)

  static let seatKind: UInt8 = 0x5E
  static let showtimeKind: UInt8 = 0x51

  private static let hall = """
    WITH c AS (
      INSERT INTO cinemas (name, address, city, country, time_zone)
      VALUES ('Bench', '1 Test Street', 'Berlin', 'Germany', 'UTC') RETURNING id
    ), s AS (
      INSERT INTO screens (id, cinema_id, name, capacity, screen_type, seat_layout)
      SELECT '00000000-0000-4000-8000-000000000001', id, 'Arena', $1, 'STANDARD', '{"version": 1, "rows": []}' FROM c
    ), m AS (
      INSERT INTO movies (title, duration, release_date) VALUES ('The Long Dark', 110, '2026-01-01')
    ), r AS (
      INSERT INTO pricing_rules (name, rule_type, price_modifier) VALUES ('Standard', 'BASE', 12.50)
    )
    INSERT INTO seats (id, screen_id, row_label, seat_number, x_position, y_position)
    SELECT \(SQLID.text(of: "n", kind: seatKind)), '00000000-0000-4000-8000-000000000001', 'R' || n / 100,
      n % 100 + 1, n % 100, n / 100
    FROM generate_series(0, $1::integer - 1) AS n
    """

  private static let days = """
    INSERT INTO showtimes (
      id, screen_id, movie_id, cinema_id, show_date, start_time, end_time, total_seats, available_seats)
    SELECT \(SQLID.text(of: "n", kind: showtimeKind)), s.id, m.id, s.cinema_id, current_date + 2 + n, '12:00',
      '14:00', $2::integer, $2::integer
    FROM screens s, movies m, generate_series(0, $1::integer - 1) AS n
    """
}

/// Ids that are numbers, as SQL writes them.
enum SQLID {
  static func text(of number: String, kind: UInt8) -> String {
    "('\(hexadecimal(kind))000000-0000-4000-8000-' || lpad((\(number))::text, 12, '0'))::uuid"
  }

  static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }
}

extension Identifier {
  /// `KK000000-0000-4000-8000-` and twelve decimal digits.
  init(numbered number: Int, of kind: UInt8) {
    var rest = number
    var digits: [UInt8] = []
    for _ in 0..<6 {
      digits.append(UInt8(rest / 10 % 10) << 4 | UInt8(rest % 10))
      rest /= 100
    }
    self.init(
      UUID(
        uuid: (
          kind, 0, 0, 0, 0, 0, 0x40, 0, 0x80, 0, digits[5], digits[4], digits[3], digits[2], digits[1],
          digits[0]
        )))
  }
}
