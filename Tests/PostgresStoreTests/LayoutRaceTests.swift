import BoxOffice
import FoundationEssentials
import PostgresStore
import TestSupport
import Testing

@Suite("A layout that changes while seats are sold", .timeLimit(.minutes(5)))
struct LayoutRaceTests {
  @Test("refuses a claim that was under way when its seat went out of sale")
  func claimUnderWay() async throws {
    try await TestHall.with { hall in
      // As a layout's transaction has it.
      let office = hall.test.connect()
      try await office.execute("BEGIN")
      try await office.execute("SELECT FROM showtimes FOR NO KEY UPDATE")
      async let outcome = hall.store.claim(hall.claim([0, 1]))
      try await hall.waitForLock()
      try await office.execute("UPDATE seats SET is_active = false WHERE id = $1", [hall.seats[1]])
      try await office.execute("COMMIT")
      #expect(try await outcome == .unavailable([hall.seats[1]]))
      #expect(try await hall.violations() == [])
    }
  }

  @Test("counts right where a claim ends while one of its seats goes out of order")
  func endUnderWay() async throws {
    try await TestHall.with { hall in
      let claim = hall.claim([0, 1])
      _ = try await hall.store.claim(claim)
      try await hall.store.failPayment(claim.payment.reference, reason: "declined")
      let office = hall.test.connect()
      try await office.execute("BEGIN")
      try await office.execute("SELECT FROM showtimes FOR NO KEY UPDATE")
      async let status = hall.store.abandon(claim.booking, reference: claim.reference, because: .abandoned)
      try await hall.waitForLock()
      try await office.execute("UPDATE seats SET is_active = false WHERE id = $1", [hall.seats[1]])
      try await office.execute("COMMIT")
      #expect(try await status == .cancelled)
      #expect(try await hall.availableSeats() == 5)
      #expect(try await hall.violations() == [])
    }
  }

  @Test("takes one of two managers' changes, and tells the other")
  func twoManagers() async throws {
    try await TestHall.with { hall in
      let expected = try await hall.layout()
      let outcomes = try await withThrowingTaskGroup(of: LayoutOutcome.self) { group in
        for place in 0..<6 {
          let store = hall.otherStore()
          var layout = expected
          layout.rows[0].places[place].outOfOrder = "mine"
          group.addTask { [layout] in
            try await store.replaceLayout(of: hall.screen, with: layout, expecting: expected, isDryRun: false)
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(outcomes.count { $0 == .changedMeanwhile } == 5)
      let stored = try await hall.layout()
      let marked = stored.places.filter { $0.outOfOrder != nil }.map(\.label)
      #expect(marked.count == 1 && outcomes.contains(.stored(LayoutChange(putOutOfOrder: marked))))
      #expect(try await hall.violations() == [])
    }
  }

  @Test("neither deadlocks nor loses a seat while others claim, pay and give up", arguments: 1...3)
  func everythingAtOnce(seed: Int) async throws {
    try await TestHall.with(seats: 12) { hall in
      let whole = try await hall.layout()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for kiosk in 0..<4 {
          let store = hall.otherStore()
          group.addTask {
            for round in 0..<15 {
              let places: Set = [(kiosk + round * seed) % 12, (kiosk * 5 + round * 7 + seed) % 12]
              let claim = hall.claim(places.sorted())
              guard case .claimed = try await store.claim(claim) else { continue }
              if (round + kiosk).isMultiple(of: 3) {
                _ = try await store.confirm(hall.confirmation(of: claim))
              } else {
                try await store.failPayment(claim.payment.reference, reason: "declined")
                _ = try await store.abandon(claim.booking, reference: claim.reference, because: .abandoned)
              }
            }
          }
        }
        for manager in 0..<2 {
          let store = hall.otherStore()
          group.addTask {
            for round in 0..<20 {
              let expected = try await hall.layout(of: store)
              var layout = whole
              for index in layout.rows[0].places.indices where (index + round).isMultiple(of: 4) {
                layout.rows[0].places[index].outOfOrder = "round \(round)"
              }
              layout.rows[0].places.remove(at: (round * 5 + manager + seed) % 12)
              _ = try await store.replaceLayout(
                of: hall.screen, with: layout, expecting: expected, isDryRun: false)
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(try await hall.violations() == [])
      // Nobody has paid for a seat that there is not.
      let labels = Set(try await hall.layout().places.map(\.label))
      let sold = try await hall.test.database.execute(
        """
        SELECT t.row_label::text, t.seat_number FROM booking_seats b JOIN seats t ON t.id = b.seat_id
        """)
      for row in sold {
        let label = SeatLabel(row: try row.value("row_label"), number: try row.value("seat_number"))
        #expect(labels.contains(label), "\(label)")
      }
    }
  }
}

extension TestHall {
  /// The screen's layout as it is stored.
  fileprivate func layout(of store: PostgresStore? = nil) async throws -> SeatLayout {
    try #require(try await (store ?? self.store).screens(of: cinema).first).layout
  }

  /// Waits until somebody in this database waits for a lock.
  fileprivate func waitForLock() async throws {
    let watcher = test.connect()
    while true {
      let rows = try await watcher.execute(
        """
        SELECT EXISTS (
          SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
        ) AS waits
        """)
      if try #require(rows.first).value("waits") { return }
      await Task.yield()
    }
  }
}
