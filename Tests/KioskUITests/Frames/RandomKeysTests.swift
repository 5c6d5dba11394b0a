import BoxOffice
import KioskUI
import Terminal
import TestSupport
import Testing
import TextLayout
import Words

/// Whatever is pressed, whatever the servers say and whatever stands in the database: no trap, no broken frame.
@Suite(.ownThread)
struct RandomKeysTests {
  @Test(arguments: 0..<20)
  func `a thousand random events never break a frame`(seed: Int) throws {
    var chaos = Chaos(seed: seed)
    let settings = Settings(
      profile: seed.isMultiple(of: 2) ? .walkUp : .counter, languages: [.english, .pseudo],
      payments: [.cash, .simulator(asksTester: seed.isMultiple(of: 3))],
      printsTickets: seed.isMultiple(of: 4))
    var harness = Harness(settings: settings)
    var asked = harness.effects
    for step in 1...1000 {
      asked += chaos.play(on: &harness, answering: &asked)
      // Somebody quit, and the kiosk is started again.
      if asked.contains(.quit) {
        harness = Harness(settings: settings)
        asked = harness.effects
      }
      let wrongs = harness.state.sale?.map.wrongs(limit: settings.maxSeats) ?? []
      #expect(wrongs == [], "step \(step), \(harness.state.scene)")
      if !wrongs.isEmpty { return }
      let (charset, colors) = chaos.terminal()
      guard step.isMultiple(of: 4) else { continue }
      let faults = harness.frame(charset, colors: colors).faults(charset)
      #expect(faults == [], "step \(step), \(harness.state.environment.size), \(harness.state.scene)")
      if !faults.isEmpty { return }
    }
  }

  @Test(arguments: 0..<6)
  func `the same events lead to the same frames`(seed: Int) throws {
    func play() throws -> [[String]] {
      var chaos = Chaos(seed: seed)
      var harness = Harness()
      var asked = harness.effects
      return (0..<200).map { _ in
        asked += chaos.play(on: &harness, answering: &asked)
        return harness.rows
      }
    }
    #expect(try play() == play())
  }

  @Test(arguments: ScreenCatalogue.allCases)
  func `every screen fits into every window`(screen: ScreenCatalogue) throws {
    for (columns, rows) in [
      (1, 1), (20, 5), (39, 12), (40, 11), (40, 12), (60, 16), (80, 24), (99, 30), (200, 60),
    ] {
      let harness = try screen.harness(columns: columns, rows: rows)
      for charset in [Charset.unicode, .ascii] {
        #expect(harness.frame(charset).faults(charset) == [], "\(columns)×\(rows)")
      }
    }
  }

  @Test(arguments: ScreenCatalogue.allCases)
  func `a window that changes its size shows the same as one that had it`(screen: ScreenCatalogue) throws {
    var harness = try screen.harness(columns: 80, rows: 24)
    harness.send(.input(.resize(Size(columns: 10, rows: 3))))
    harness.send(.input(.resize(Size(columns: 50, rows: 14))))
    #expect(try harness.rows == screen.harness(columns: 50, rows: 14).rows)
  }
}

extension SeatMapState {
  /// What must never be said of a sale, whatever was pressed and answered.
  fileprivate func wrongs(limit: Int) -> [String] {
    var wrongs: [String] = []
    let own = Set(chosen).union(pending)
    if Set(chosen).count != chosen.count { wrongs.append("a seat is chosen twice") }
    if !pending.isDisjoint(with: chosen) { wrongs.append("a chosen seat is asked for") }
    if !releasing.isSubset(of: chosen) { wrongs.append("a seat is given back that is not chosen") }
    if !releasing.isEmpty, pending.isEmpty { wrongs.append("seats are given back for nothing") }
    if own.subtracting(releasing).count > limit { wrongs.append("\(own.count) seats in one booking") }
    if own.contains(where: { !own.isSuperset(of: plan.unit(of: $0)) }) { wrongs.append("a pair is split") }
    if own.isEmpty, deadline != nil, !isClaimed { wrongs.append("the time runs for no seat") }
    if !own.isEmpty, deadline == nil { wrongs.append("seats are held for ever") }
    if let proposal, proposal.seats.contains(where: { [.held, .sold, .outOfOrder].contains(state(of: $0)) }) {
      wrongs.append("a seat is proposed that cannot be had")
    }
    if party.size < 1 || party.size > limit || party.wheelchairs > party.size {
      wrongs.append("a party of \(party.size) with \(party.wheelchairs) wheelchairs")
    }
    return wrongs
  }
}

extension Frame {
  /// What is wrong with a frame: rows that are not exactly as wide as the window, characters that do more than
  /// stand in their cells, a cursor outside.
  func faults(_ charset: Charset) -> [String] {
    var faults: [String] = []
    for row in 0..<size.rows {
      let text = cells(inRow: row).map(\.glyph).joined()
      let width = Text.columns(of: text)
      if width != size.columns { faults.append("row \(row) is \(width) wide") }
      if Text.sanitised(text) != text { faults.append("row \(row) has control characters") }
      if charset == .ascii, !text.utf8.allSatisfy({ $0 < 0x80 }) {
        faults.append("row \(row) is not ASCII: \(text)")
      }
    }
    if let cursor, !bounds.contains(cursor) { faults.append("the cursor is at \(cursor)") }
    if cursor == nil, !bounds.isEmpty { faults.append("there is no cursor") }
    return faults
  }
}
