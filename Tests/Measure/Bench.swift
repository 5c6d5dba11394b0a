internal import BoxOffice
internal import Glibc
internal import PostgresStore
internal import TestTerminals

/// A cinema to measure in: servers of its own, started by `kiosk demo`, and showings in halls of 300, 1,000 and 3,000 seats.
struct Bench {
  let kiosk: String
  let directory: String
  let postgres: String
  let postgresUser: String
  let postgresDatabase: String
  let redis: String
  let showing: Showing
  /// Showings in halls of 300 and of 3,000 seats.
  let smallShowing: Showing
  let largeShowing: Showing
  /// Keeps the servers running.
  private let keeper: TerminalProgram

  struct Showing {
    let id: Showtime.ID
    let title: String
    let date: CalendarDate
    let seats: [Seat.ID]
  }

  /// - Parameter directory: empty, or with the servers of a demo that is over.
  init(kiosk: String, in directory: String) async throws {
    self.kiosk = kiosk
    self.directory = directory
    keeper = try TerminalProgram(
      kiosk,
      [
        "demo", "--", "sh", "-c",
        "stty -echo; for v in PGHOST PGUSER PGDATABASE KIOSK_REDIS; do eval echo $v=\\$$v; done; echo READY; exec cat",
      ], environment: ["KIOSK_DEMO_DIR": "\(directory)/demo"], directory: directory, size: .init(200, 24))
    let rows = try await keeper.wait(for: "READY", within: .seconds(60)).rows
    func variable(_ name: String) throws -> String {
      guard let row = rows.first(where: { $0.hasPrefix("\(name)=") }) else {
        throw MeasureError("`kiosk demo` did not say what \(name) is.")
      }
      return String(row.dropFirst(name.count + 1))
    }
    postgres = try variable("PGHOST")
    postgresUser = try variable("PGUSER")
    postgresDatabase = try variable("PGDATABASE")
    redis = try variable("KIOSK_REDIS")
    let conninfo = try Conninfo("host='\(postgres)' user=\(postgresUser) dbname=\(postgresDatabase)")
    showing = try await Showing(in: Database(conninfo), screen: "Stadium", rows: 25, rowLength: 40, days: 3)
    smallShowing = try await Showing(
      in: Database(conninfo), screen: "Studio", rows: 15, rowLength: 20, days: 4)
    largeShowing = try await Showing(in: Database(conninfo), screen: "Bowl", rows: 50, rowLength: 60, days: 5)
  }

  func conninfo(host: String? = nil) throws -> Conninfo {
    try Conninfo("host='\(host ?? postgres)' user=\(postgresUser) dbname=\(postgresDatabase)")
  }

  /// Stops the servers.
  func close() async throws {
    keeper.press(.control("d"))
    _ = try await keeper.ending(within: .seconds(30))
  }

  static let size = TerminalScreen.Size(120, 40)

  /// Opens a kiosk on the servers, or on what stands before them.
  func openKiosk(postgres: String? = nil, redis: String? = nil, size: TerminalScreen.Size = size) throws
    -> TerminalProgram
  {
    try TerminalProgram(
      kiosk, ["run"],
      environment: [
        "KIOSK_DATABASE":
          "host='\(postgres ?? self.postgres)' user=\(postgresUser) dbname=\(postgresDatabase)",
        "KIOSK_REDIS": redis ?? self.redis, "HOME": directory,
      ], directory: directory, size: size)
  }
}

struct MeasureError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
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
    guard let row = made.first else { throw MeasureError("The sample cinema does not show \(title).") }
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

extension TerminalProgram {
  /// Waits until the first screen is whole: its last row is drawn last.
  func waitForFirstScreen(within limit: Duration = .seconds(60)) async throws {
    try await wait(for: "the first screen", within: limit) {
      $0.shows("Press Enter to choose your seats") && ($0.rows.last?.contains("keys") ?? false)
    }
  }

  /// From the first screen to the list that the showing alone stands on.
  func findShowing(_ showing: Bench.Showing) async throws {
    try await waitForFirstScreen()
    press(.enter)
    type(showing.title)
    press(.enter)
    type("\(showing.date.long) 06:00")
    try await wait(for: "the showing") { $0.isShowingListed }
  }

  func openSeatMap() async throws {
    press(.enter)
    try await wait(for: "the seat map") { $0.shows("S C R E E N") && $0.freeSeats != nil }
  }

  /// Leaves, giving back what is chosen.
  func quit() async throws {
    press(.control("q"))
    press(.enter)
    _ = try await ending()
  }
}

extension TerminalScreen {
  /// What the legend says.
  var freeSeats: Int? {
    row(showing: " seats, ").flatMap { row in
      let words = row.split(separator: " ")
      return words.firstIndex(of: "seats,").flatMap { words.dropFirst($0 + 1).first }.flatMap { Int($0) }
    }
  }

  /// Whether the list of showtimes has come down to the one.
  var isShowingListed: Bool { rows.contains { $0.contains("06:00") && $0.contains(" free") } }

  /// The line that says what is under the cursor.
  var seatLine: String { rows.dropLast(2).last ?? "" }

  /// The line with what is chosen and for how long.
  var choiceLine: String { rows.dropLast(1).last ?? "" }
}
