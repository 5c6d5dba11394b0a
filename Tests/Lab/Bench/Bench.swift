internal import BoxOffice
internal import Glibc
internal import PostgresStore
internal import FaultInjection
internal import RedisHolds
internal import SystemPackage
internal import TestTerminals

/// A cinema to measure in: servers of its own, the sample cinema, and showings in halls of 300, 1,000 and 3,000 seats.
///
/// The servers end, and the directory goes, with this process, however it ends.
struct Bench {
  /// The program that is measured.
  let kiosk: String
  let room: ServerRoom
  let postgresServer: PostgresUnderTest
  let redisServer: RedisUnderTest
  /// Where programs run; short enough for sockets.
  let directory: String
  /// In a hall of 1,000 seats.
  let showing: Showing
  /// In halls of 300 and of 3,000 seats.
  let smallShowing: Showing
  let largeShowing: Showing

  struct Showing {
    let id: Showtime.ID
    let title: String
    let date: CalendarDate
    /// By row and number.
    let seats: [Seat.ID]
  }

  init(kiosk: String) async throws {
    self.kiosk = kiosk
    let room = try await ServerRoom()
    self.room = room
    // As servers have it: whoever waits in a long queue is not looked at for deadlocks again and again.
    async let postgres = PostgresUnderTest(in: room, settings: ["deadlock_timeout": "1s"])
    async let redis = RedisUnderTest(in: room)
    (postgresServer, redisServer) = try await (postgres, redis)
    directory = room.path.appending("kiosks").string
    guard unsafe mkdir(directory, 0o755) == 0 else {
      throw BenchError("`\(directory)` cannot be made.")
    }
    let conninfo = try postgresServer.conninfo()
    let owner = Database(conninfo, limits: .maintenance)
    _ = try await Migrator(owner).migrate()
    _ = try await Seeder(owner).seed()
    await owner.close()
    showing = try await Showing(in: Database(conninfo), screen: "Stadium", rows: 25, rowLength: 40, days: 3)
    smallShowing = try await Showing(
      in: Database(conninfo), screen: "Studio", rows: 15, rowLength: 20, days: 4)
    largeShowing = try await Showing(in: Database(conninfo), screen: "Bowl", rows: 50, rowLength: 60, days: 5)
  }

  /// Of the database with the showings, as its owner.
  /// - Parameter host: the directory of what stands before the server's socket.
  func conninfo(host: String? = nil) throws -> Conninfo {
    try postgresServer.conninfo().setting(["host": host ?? postgresDirectory])
  }

  /// The directory with PostgreSQL's socket.
  var postgresDirectory: String { postgresServer.sockets.string }

  /// Redis's socket.
  var redis: String { redisServer.socket.string }

  /// Stops the servers.
  func close() async {
    await postgresServer.stop()
    await redisServer.stop()
  }

  static let size = TerminalScreen.Size(120, 40)

  /// Opens a kiosk on the servers, or on what stands before them.
  /// - Parameter postgres: the directory with its socket.
  func openKiosk(
    postgres: String? = nil, redis: String? = nil, size: TerminalScreen.Size = size
  ) throws -> TerminalProgram {
    try TerminalProgram(
      kiosk, ["run"],
      environment: [
        "KIOSK_DATABASE":
          "host='\(postgres ?? postgresDirectory)' user=\(PostgresUnderTest.user) dbname=kiosk",
        "KIOSK_REDIS": redis ?? self.redis, "HOME": directory,
      ], directory: directory, size: size)
  }
}

extension Bench.Showing {
  /// Puts up a hall, unless it is there, and a film on it in some days at six in the morning.
  init(in database: Database, screen: String, rows: Int, rowLength: Int, days: Int) async throws {
    let layout = SeatLayout(
      rows: (0..<rows).map { row in
        let letter = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(row % 26)))
        let label = row < 26 ? letter : "A\(letter)"
        return SeatLayout.Row(
          label: label,
          places: (1...rowLength).map { number in
            SeatLayout.Place(
              label: SeatLabel(row: label, number: number), type: row > 15 ? .premium : .standard,
              x: Double(number) + (number > 30 ? 2 : number > 10 ? 1 : 0), y: Double(row))
          })
      })
    title = "The Salt Lanterns"
    let json = String(decoding: layout.json, as: UTF8.self)
    _ = try await database.rows(
      Statement(
        unprepared: """
          INSERT INTO screens (cinema_id, name, capacity, screen_type, seat_layout)
          SELECT id, $3, $1, 'STANDARD', $2::text::jsonb FROM cinemas
          ON CONFLICT (cinema_id, name) DO NOTHING
          """), [layout.capacity, json, screen])
    let places = layout.places
    _ = try await database.rows(
      Statement(
        unprepared: """
          INSERT INTO seats (screen_id, row_label, seat_number, seat_type, x_position, y_position)
          SELECT s.id, p.row_label, p.seat_number, p.seat_type, p.x::numeric, p.y::numeric
          FROM screens s, unnest($1::text[], $2::integer[], $3::text[], $4::text[], $5::text[])
            AS p (row_label, seat_number, seat_type, x, y)
          WHERE s.name = $6
          ON CONFLICT (screen_id, row_label, seat_number) DO NOTHING
          """),
      [
        places.map(\.label.row), places.map(\.label.number), places.map(\.type.rawValue),
        places.map { "\($0.x)" },
        places.map { "\($0.y)" }, screen,
      ])
    let made = try await database.rows(
      Statement(
        unprepared: """
          INSERT INTO showtimes (
            screen_id, movie_id, cinema_id, show_date, start_time, end_time, total_seats, available_seats)
          SELECT s.id, m.id, s.cinema_id, (now() AT TIME ZONE c.time_zone)::date + $2::integer, '06:00', '08:08',
            s.capacity, s.capacity
          FROM screens s JOIN cinemas c ON c.id = s.cinema_id, movies m
          WHERE s.name = $3 AND m.title = $1
          RETURNING id, show_date
          """), [title, days, screen])
    guard let row = made.first else { throw BenchError("The sample cinema does not show \(title).") }
    id = try row.value("id")
    date = try row.value("show_date")
    seats = try await database.rows(
      Statement(
        unprepared: """
          SELECT seats.id FROM seats JOIN screens s ON s.id = screen_id WHERE s.name = $1
          ORDER BY row_label, seat_number
          """), [screen]
    ).map { (row) throws(PostgresError) in try row.value("id") }
    await database.close()
  }
}
