import BoxOffice
import KioskUI
import Terminal
import Testing

/// What the database should not hold and one day will.
struct HostileTextFrames {
  @Test func `long, wide, right-to-left and control characters keep to their columns`() {
    var programme = Fixtures.programme
    programme.cinema.name = "Kino \u{1B}[2JX\u{7}"
    programme.movies[0].title = String(repeating: "Interminable ", count: 10)
    programme.movies[1].title = "映画館の夜、長い長い長い長い長い長い長い題名の映画"
    programme.movies[2].title = "\u{202E}drawkcab\u{202C} Café\nZanzibar\u{0}"
    var harness = Harness(columns: 60, rows: 16)
    harness.send(.programme(.read(.success(programme))))
    harness.press(.enter)
    expect(
      harness.frame(),
      toShow: """
         Kino [2JX                                Wed 25 Nov  17:04
        ────────────────────────────────────────────────────────────
           Films   type to filter

         › Interminable Interminable I…  PG-13   2 h 11 min
           映画館の夜、長い長い長い長…   PG      1 h 38 min  IMAX
           drawkcab Café Zanzibar        G       1 h 44 min







        ────────────────────────────────────────────────────────────
         ↑↓ move  Enter showtimes  ^Q quit  ? keys
        """)
    expect(
      harness.frame(.ascii),
      toShow: """
         Kino [2JX                                Wed 25 Nov  17:04
        ------------------------------------------------------------
           Films   type to filter

         > Interminable Interminable I~  PG-13   2 h 11 min
           ???????????????????????????~  PG      1 h 38 min  IMAX
           drawkcab Cafe Zanzibar        G       1 h 44 min







        ------------------------------------------------------------
         Up/Dn move  Enter showtimes  ^Q quit  ? keys
        """)
  }

  @Test func `a message that is too long for its rule is wrapped, as far as the cursor stays in view`() throws
  {
    var harness = Harness.atSeats(try Fixtures.seating(), columns: 50, rows: 14)
    let other = HeldSeat(seat: harness.id("A1"), secondsLeft: 42, isMine: false)
    harness.send(.seatMap(.holdsRead(Harness.token, .success(HoldSnapshot(revision: 4, seats: [other])))))
    harness.go(to: "A1")
    harness.press(.character(" "))
    expect(
      harness.frame(),
      toShow: """
         The Long Dark  PG-13  2 …  Screen 2  Today 19:30
        ──────────────────────────────────────────────────
                      ╭───── SCREEN ─────╮

                 A     [▒]  □       □   □   □  A

                 B  □   □   □       ◇   ◇   –  B

                 C  w   c           ⊏───⊐ EXIT C
        ── A1 is being bought at another kiosk. It is ────
        ── free in 0:42 unless they buy it. ──────────────
         A1   standard, $12.50, being bought at another …
         No seat chosen yet. Space takes this one. Type …
         ←↑↓→ move  Space choose  2–9 how many  ? keys
        """)
  }

  @Test(arguments: [(39, 12), (40, 11), (16, 3)])
  func `a window that is too small says how large it has to be`(columns: Int, rows: Int) throws {
    let harness = try ScreenCatalogue.seats.harness(columns: columns, rows: rows)
    let words = "This window is too small: 40 by 12 at least, please."
    #expect(words.hasPrefix(harness.words))
    #expect(columns < 30 || harness.words == words)
  }

  @Test func `rows with long labels and labels on one line are named once`() throws {
    let json = """
      {"version": 1, "rows": [
        {"label": "BALCONY-L", "y": 0, "seats": [{"numbers": [1, 4], "x": 0}]},
        {"label": "BALCONY-R", "y": 0, "seats": [{"numbers": [5, 8], "x": 7}]},
        {"label": "7", "y": 2, "seats": [{"numbers": [1, 11], "x": 0}]}],
       "fixtures": [{"text": "EXIT \\u202e→", "x": 5, "y": 1}]}
      """
    var harness = Harness.atSeats(try Fixtures.seating(json), columns: 60, rows: 16)
    harness.go(to: "BALCONY-R6")
    expect(
      harness.frame(),
      toShow: """
         The Long Dark  PG-13  2 h 11 min     Screen 2  Today 19:30
        ────────────────────────────────────────────────────────────
                         ╭─────── SCREEN ───────╮

           BALCONY-L  □  □  □  □  EXIT →   □ [□] □  □  BALCONY-R
                   7  □  □  □  □  □  □  □  □  □  □  □  7





          □ free 12.50
        ────────────────────────────────────────────────────────────
         BALCONY-R6  standard, $12.50, free              row 2 of 3
         No seat chosen yet. Space takes this one. + for two or mo…
         ←↑↓→ move  Space choose  + - how many  Tab best  ? keys
        """)
  }
}
