package import BoxOffice
internal import FoundationEssentials

extension PostgresStore: LayoutStore {
  package func screens(of cinema: Cinema.ID) async throws(StoreError) -> [Screen] {
    try await asking { () async throws(PostgresError) in
      try await database.rows(.layoutScreens, ["cinema": cinema]).map { (row) throws(PostgresError) in
        try Screen(row)
      }
    }
  }

  package func openBookings(
    of seats: Set<SeatLabel>, on screen: Screen.ID
  ) async throws(StoreError) -> [OpenBooking] {
    try await asking { () async throws(PostgresError) in
      let rows = try await reports.rows(
        .layoutBookings, ["screen": screen, "rows": seats.map(\.row), "numbers": seats.map(\.number)])
      return try rows.map { (row) throws(PostgresError) in try Obstacle(row) }
        .filter { !$0.isStale }.map(\.booking)
    }
  }

  package func replaceLayout(
    of screen: Screen.ID, with layout: SeatLayout, expecting expected: SeatLayout, isDryRun: Bool,
    by actor: Actor
  ) async throws(StoreError) -> LayoutOutcome {
    if let obstacle = layout.obstacle { throw .refused(obstacle) }
    let replacement = Replacement(
      screen: screen, layout: layout, expected: expected, isDryRun: isDryRun, actor: actor)
    return try await managing { () async throws(PostgresError) in
      while true {
        do throws(Unchanged) {
          return try await database.withSession { (session) throws(Unchanged) in
            try session.transaction(replacement.run, failure: Unchanged.failed)
          }
        } catch {
          switch error {
          case .outcome(let outcome): return outcome
          // Claims that nobody paid in time are ended, as they are before a claim. Each round has fewer of
          // them.
          case .stale(let claims): for claim in claims { try await end(claim, because: .expired, by: actor) }
          case .failed(let error): throw error
          }
        }
      }
    }
  }

  /// Keeps parties apart at a showtime from now on.
  /// - Returns: false if there is no such showtime.
  package func setDistance(
    _ distance: PartyDistance, of showtime: Showtime.ID, by actor: Actor
  ) async throws(StoreError) -> Bool {
    try await managing { () async throws(PostgresError) in
      let answers = try await database.commit([
        Step(
          .setDistance,
          ["showtime": showtime, "seats": distance.seats, "rows": distance.rows] + actor.values)
      ])
      return answers[0].first != nil
    }
  }

  /// Runs a request that only a manager's database user may make.
  private func managing<Answer: Sendable>(
    _ body: () async throws(PostgresError) -> Answer
  ) async throws(StoreError) -> Answer {
    do {
      return try await body()
    } catch {
      guard error.state == .insufficientPrivilege else { throw StoreError(error) }
      throw .refused(
        "This database user may not change the catalogue: name one with the role `kiosk_admin`, by --conninfo or "
          + "by `conninfo` in `kiosk.conf`.")
    }
  }
}

/// Why a layout's transaction changed nothing.
private enum Unchanged: Error {
  case outcome(LayoutOutcome)
  /// These claims are in the way, and nobody paid them in time.
  case stale([Booking.ID])
  case failed(PostgresError)
}

/// One layout's transaction.
private struct Replacement: Sendable {
  let screen: Screen.ID
  let layout: SeatLayout
  let expected: SeatLayout
  let isDryRun: Bool
  let actor: Actor

  func run(in session: inout Session) throws(Unchanged) -> LayoutOutcome {
    guard let row = try ask(.layoutLockScreen, ["screen": screen], in: &session).first else {
      throw .outcome(.noSuchScreen)
    }
    let stored = try reading { () throws(PostgresError) in try Screen(row) }
    guard stored.layout.json == expected.json else { throw .outcome(.changedMeanwhile) }
    let change = LayoutChange(from: stored.layout, to: layout)
    _ = try ask(.layoutLockShowtimes, ["screen": screen], in: &session)
    try requireUnused(change.removed + change.moved, in: &session)
    guard !isDryRun else { throw .outcome(.stored(change)) }
    let existing = try ask(.layoutSeats, ["screen": screen], in: &session)
    let before = try reading { () throws(PostgresError) in
      try Seat.all(in: existing)
    }
    let known = Set(before)
    let changed = layout.seats(of: screen, keeping: before) { _ in Seat.ID.random() }
      .filter { !known.contains($0) }
    let details = try reading { () throws(PostgresError) in
      try json(LayoutDetails(screen: stored.name, change: change, layout: layout))
    }
    if !changed.isEmpty { _ = try ask(.storeSeats, ["screen": screen] + changed.columns, in: &session) }
    let text = String(decoding: layout.json, as: UTF8.self)
    _ = try ask(.storeLayout, ["screen": screen, "layout": text, "capacity": layout.capacity], in: &session)
    _ = try ask(.auditLayout, actor.values + ["details": details], in: &session)
    return .stored(change)
  }

  private func requireUnused(_ seats: [SeatLabel], in session: inout Session) throws(Unchanged) {
    guard !seats.isEmpty else { return }
    let rows = try ask(
      .layoutBookings, ["screen": screen, "rows": seats.map(\.row), "numbers": seats.map(\.number)],
      in: &session)
    let obstacles = try reading { () throws(PostgresError) in
      try rows.map { (row) throws(PostgresError) in try Obstacle(row) }
    }
    let stale = obstacles.filter(\.isStale).map(\.id)
    guard stale.isEmpty else { throw .stale(stale) }
    guard obstacles.isEmpty else { throw .outcome(.inUse(obstacles.map(\.booking))) }
  }

  private func ask(
    _ statement: Statement, _ values: Bindings, in session: inout Session
  ) throws(Unchanged) -> Rows {
    try reading { () throws(PostgresError) in try session.rows(statement, values) }
  }

  private func reading<Value>(_ body: () throws(PostgresError) -> Value) throws(Unchanged) -> Value {
    do {
      return try body()
    } catch {
      throw .failed(error)
    }
  }
}

/// A booking with seats that a layout would remove or move.
private struct Obstacle {
  let id: Booking.ID
  let isStale: Bool
  let booking: OpenBooking

  init(_ row: Row) throws(PostgresError) {
    id = try row.value("id")
    isStale = try row.value("is_stale")
    let labels = zip(
      try row.value("row_labels", as: [String].self), try row.value("seat_numbers", as: [Int].self))
    booking = OpenBooking(
      reference: try row.value("booking_reference"), status: try row.value("booking_status"),
      seats: labels.map { SeatLabel(row: $0, number: $1) }.sorted(), movieTitle: try row.value("title"),
      showDate: try row.value("show_date"), startTime: try row.value("start_time"))
  }
}

/// What the audit log records about a layout.
private struct LayoutDetails: Encodable {
  var screen: String
  var added: [String]
  var removed: [String]
  var moved: [String]
  var retyped: [String]
  /// The reasons, by seat.
  var putOutOfOrder: [String: String]
  var putBack: [String]

  init(screen: String, change: LayoutChange, layout: SeatLayout) {
    func names(_ labels: [SeatLabel]) -> [String] { labels.map(\.description) }
    self.screen = screen
    added = names(change.added)
    removed = names(change.removed)
    moved = names(change.moved)
    retyped = names(change.retyped)
    putBack = names(change.putBack)
    let reasons = layout.places.filter { change.putOutOfOrder.contains($0.label) }
    putOutOfOrder = Dictionary(
      reasons.map { ($0.label.description, $0.outOfOrder ?? "") }
    ) { first, _ in first }
  }
}

extension [Seat] {
  /// Their values for the queries that store seats.
  var columns: Bindings {
    [
      "ids": map(\.id), "rows": map(\.label.row), "numbers": map(\.label.number), "types": map(\.type),
      "active": map(\.isActive), "xs": map { String($0.x) }, "ys": map { String($0.y) },
    ]
  }
}

// MARK: - Statements

extension Statement {
  static let layoutScreens = Statement("layout_screens", PackageResources.layout_screens_sql)
  static let layoutLockScreen = Statement("layout_lock_screen", PackageResources.layout_lock_screen_sql)
  static let layoutLockShowtimes = Statement(
    "layout_lock_showtimes", PackageResources.layout_lock_showtimes_sql)
  static let layoutBookings = Statement("layout_bookings", PackageResources.layout_bookings_sql)
  static let layoutSeats = Statement("layout_seats", PackageResources.layout_seats_sql)
  static let storeSeats = Statement("store_seats", PackageResources.store_seats_sql)
  static let storeLayout = Statement("store_layout", PackageResources.store_layout_sql)
  static let auditLayout = Statement("audit_layout", PackageResources.audit_layout_sql)
  static let setDistance = Statement("set_distance", PackageResources.set_distance_sql)
}
