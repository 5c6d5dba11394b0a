import BoxOffice
import KioskUI
import Terminal
import Testing

/// The layout editor, row by row.
struct LayoutEditorFrames {
  private static func harness(columns: Int = 80, rows: Int = 24) throws -> EditorHarness {
    var harness = try #require(try EditorHarness(columns: columns, rows: rows))
    harness.bookings = .success([
      OpenBooking(
        reference: BookingReference(date: Fixtures.date("2026-11-24"), random: 0x12_3456_789A),
        status: .confirmed,
        seats: [SeatLabel(row: "A", number: 3), SeatLabel(row: "A", number: 4)], movieTitle: "The Long Dark",
        showDate: Fixtures.date("2026-11-25"), startTime: Fixtures.time("19:30")),
      OpenBooking(
        reference: BookingReference(date: Fixtures.date("2026-11-25"), random: 0xFF_0123_4567),
        status: .pending,
        seats: [SeatLabel(row: "A", number: 4)], movieTitle: "Café Zanzibar",
        showDate: Fixtures.date("2026-11-26"), startTime: Fixtures.time("14:00")),
    ])
    return harness
  }

  @Test func `a block is marked`() throws {
    var harness = try Self.harness()
    harness.go(to: "A3")
    harness.press(.character(" "), .end)
    expect(
      harness.frame(),
      toShow: """
         Layout of Screen 2  CinemaOS Downtown                                    saved
        ────────────────────────────────────────────────────────────────────────────────
                                     ╭───── SCREEN ─────╮

                                A      □   □       ■   ■  [■] A

                                B  □   □   □       ◇   ◇   –  B

                                C  w   c           ⊏───⊐ EXIT C










          □ free 12.50   ◇ VIP 18.00   w wheelchair 12.50   c companion 12.50
        ────────────────────────────────────────────────────────────────────────────────
         A5   standard, $12.50
         3 seats marked: A3 A4 A5                                 15 seats, 14 for sale
         ←↑↓→ move  Enter out of order  Tab kind  Space end block  ^S save  ? keys
        """)
  }

  @Test func `bookings of seats are listed`() throws {
    var harness = try Self.harness()
    harness.go(to: "A3")
    harness.press(.character(" "), .end, .enter)
    expect(
      harness.frame(),
      toShow: """
         Layout of Screen 2  CinemaOS Downtown                                    saved
        ────────────────────────────────────────────────────────────────────────────────
                                     ╭───── SCREEN ─────╮

                                A      □   □       ■   ■  [■] A

                                B  □   □   □       ◇   ◇   –  B
          ╭─ These seats are sold ───────────────────────────────────────────────────╮
          │                                                                          │
          │  The bookings stand: seat the guests elsewhere.                          │
          │                                                                          │
          │  BK202611244E8NF4JC  Wed 25 Nov 19:30  A3 A4  The Long Dark              │
          │  BK20261125HMTGUA69  Thu 26 Nov 14:00  A4  Café Zanzibar, being paid     │
          │                                                                          │
          │  Enter go on   Esc leave                                                 │
          ╰──────────────────────────────────────────────────────────────────────────╯



          □ free 12.50   ◇ VIP 18.00   w wheelchair 12.50   c companion 12.50
        ────────────────────────────────────────────────────────────────────────────────
         A5   standard, $12.50
         3 seats marked: A3 A4 A5                                 15 seats, 14 for sale
         ←↑↓→ move  Enter out of order  Tab kind  Space end block  ^S save  ? keys
        """)
  }

  @Test func `bookings of seats are listed in a small window, the second line of each below`() throws {
    var harness = try Self.harness(columns: 40, rows: 12)
    harness.go(to: "A4")
    harness.press(.enter, .down)
    expect(
      harness.frame(),
      toShow: """
         L╭─ This seat is sold ──────────────╮d
        ──│                                  │──
          │  The bookings stand: seat the    │
          │  guests elsewhere.               │
          │                                  │
          │  BK202611244E8NF4JC  A3 A4       │
          │    Wed 25 Nov 19:30  The Long …  │
          │  BK20261125HMTGUA69  A4, being…  │
        ──│    Thu 26 Nov 14:00  Café Zanz…  │──
         A│                                  │
         N│  Enter go on   Esc leave         │e
         ←╰──────────────────────────────────╯
        """)
  }

  @Test func `the reason is asked for, also in ASCII`() throws {
    var harness = try Self.harness(columns: 40, rows: 12)
    harness.go(to: "A4")
    harness.press(.enter, .enter)
    harness.type("spilt lemonade")
    expect(
      harness.frame(.ascii),
      toShow: """
         Layout of Screen 2  CinemaOS D~  saved
        --+- Out of order: A4 ---------------+--
          |                                  |
          |  Why? Customers read it on the   |
          |  map.                            |
          |                                  |
          |  spilt lemonade                  |
          |                                  |
        --|  Enter apply   Esc leave         |--
         A+----------------------------------+
         Nothing has ch~  15 seats, 14 for sale
         Arrows move  Tab kind  ? keys
        """)
  }

  @Test func `kinds are chosen with their prices`() throws {
    var harness = try Self.harness()
    harness.go(to: "B6")
    harness.press(.tab, .down)
    expect(
      harness.frame(),
      toShow: """
         Layout of Screen 2  CinemaOS Downtown                                    saved
        ────────────────────────────────────────────────────────────────────────────────
                                     ╭───── SCREEN ─────╮

                                A      □   □       □   □   □  A

                                B  □   □   □       ◇   ◇  [–] B
                  ╭─ What kind: B6 ──────────────────────────────────────────╮
                  │                                                          │
                  │    standard                                      $12.50  │
                  │  › premium                                       $12.50  │
                  │    VIP                                           $18.00  │
                  │    wheelchair space                              $12.50  │
                  │    companion seat                                $12.50  │
                  │                                                          │
                  │  Enter choose   Esc leave                                │
                  ╰──────────────────────────────────────────────────────────╯


          □ free 12.50   ◇ VIP 18.00   w wheelchair 12.50   c companion 12.50
        ────────────────────────────────────────────────────────────────────────────────
         B6   standard, $12.50, out of order: broken armrest
         Nothing has changed.                                     15 seats, 14 for sale
         ←↑↓→ move  Enter back in order  Tab kind  Space mark  ^S save  ? keys
        """)
  }

  @Test func `a small kiosk is shown in the middle`() throws {
    var harness = try Self.harness()
    harness.go(to: "B6")
    harness.press(.control("v"))
    expect(
      harness.frame(),
      toShow: """





                                 what a kiosk of 40 by 12 shows
                             The Long Dark    Screen 2  Today 19:30
                            ────────────────────────────────────────
                                        ╭── SCREEN ───╮

                                   A     □  □     □  □  □  A
                                   B  □  □  □     ◇  ◇ [–] B
                                   C  w  c        ⊏──⊐EXIT C

                            ────────────────────────────────────────
                             B6   standard, $12.50, out of order: …
                             No seat chosen yet. Space takes this …
                             ←↑↓→ move  Space choose  ? keys





         ←↑↓→ move  ^V next size  Esc edit
        """)
  }
}
