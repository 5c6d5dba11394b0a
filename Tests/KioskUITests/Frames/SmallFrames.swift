import KioskUI
import Terminal
import Testing

/// The screens in the smallest window that they fit into, 40 by 12.
struct SmallFrames {
  @Test func `the attract screen names the cinema, its films and the next step`() throws {
    expect(
      try ScreenCatalogue.attract.harness(columns: 40, rows: 12).frame(),
      toShow: """
         New York             Wed 25 Nov  17:04
        ────────────────────────────────────────
           C I N E M A O S   D O W N T O W N
           ─────────────────────────────────

            The Long Dark   19:30  22:15
            Orbit 9         18:00
            Café Zanzibar   20:00

            Press Enter to choose your seats
        ────────────────────────────────────────
         Enter begin  ^Q quit  ? keys
        """)
  }

  @Test func `the films, with what the selected one is about`() throws {
    expect(
      try ScreenCatalogue.films.harness(columns: 40, rows: 12).frame(),
      toShow: """
         CinemaOS Downtown    Wed 25 Nov  17:04
        ────────────────────────────────────────
           Films   type to filter

         › The Long Dark   PG-13   2 h 11 min
           Orbit 9         PG      1 h 38 min
           Café Zanzibar   G       1 h 44 min



        ────────────────────────────────────────
         ↑↓ move  Enter showtimes  ? keys
        """)
  }

  @Test func `the showtimes, with price and how full they are`() throws {
    expect(
      try ScreenCatalogue.showtimes.harness(columns: 40, rows: 12).frame(),
      toShow: """
         The Long Dark        Wed 25 Nov  17:04
        ────────────────────────────────────────
           Showtimes   type to filter

         › Today      19:30 Screen 2  13 free
                      22:15 Screen 3 sold out
           Tomorrow   14:00 Screen 2   4 left
           Sun 29 Nov 23:30 IMAX Ha…  13 free


        ────────────────────────────────────────
         ↑↓ move  Enter seats  ^Q quit  ? keys
        """)
  }

  @Test func `the seat map of a large hall`() throws {
    expect(
      try ScreenCatalogue.seats.harness(columns: 40, rows: 12).frame(),
      toShow: """
         The Long Dark    Screen 2  Today 19:30
        ────────────────────────────────────────
               ╭─────── SCREEN ────────╮
                                      ▲▼ 5–8/12
         E  □ □ □ □ □   □ □ □ □ □ □ □ □   □   E
         F  □ □ □ □ □   □ □ ◇ × ◇ ◇ □ □   □   F
         G  □ □ □ □ □   □ □ ◇ ■[■]◇ □ □   □  ▶G
         H  □ □ □ □ □   □ □ ◇ ◇ ◇ ◇ □ □   □   H
        ────────────────────────────────────────
         G10  VIP, $18.00, yours    row 7 of 12
         G9 G10          $36.00   held for 7:42
         ←↑↓→ move  Space give back  ? keys
        """)
  }

  @Test func `seats of every type and state on one map`() throws {
    expect(
      try ScreenCatalogue.seatsOfEveryState.harness(columns: 40, rows: 12).frame(),
      toShow: """
         The Long Dark    Screen 2  Today 19:30
        ────────────────────────────────────────
                    ╭── SCREEN ───╮

               A    [▒] □     ▣  □  ×  A
               B  □  □  □     ■  ◇  –  B
               C  w  c        ⊏──⊐EXIT C

        ────────────────────────────────────────
         A1   standard, $12.50, being bought a…
         B4              $18.00   held for 8:00
         ←↑↓→ move  Space choose  ? keys
        """)
  }

  @Test func `leaving the map asks`() throws {
    expect(
      try ScreenCatalogue.leaveSeats.harness(columns: 40, rows: 12).frame(),
      toShow: """
         The Long Dark    Screen 2  Today 19:30
        ────────────────────────────────────────
                    ╭── SCREEN ───╮
          ╭─ Leave the seat map? ────────────╮
          │                                  │
          │  Your 2 seats are given back.    │
          │                                  │
          │  Enter leave   Esc stay          │
        ──╰──────────────────────────────────╯──
         A2   standard, $12.50, yours
         A1 A2           $25.00   held for 8:00
         ←↑↓→ move  Space give back  ? keys
        """)
  }

  @Test func `the keys of the map`() throws {
    expect(
      try ScreenCatalogue.help.harness(columns: 40, rows: 12).frame(),
      toShow: """
        ╭─ Keys ───────────────────────────────╮
        │                                      │
        │  ←↑↓→   move                         │
        │  Space  give back                    │
        │  Enter  pay                          │
        │  Tab    best                         │
        │  ^O     whole hall                   │
        │  Esc    back                         │
        │  ^L     list                         │
        │  G12    jump                         │
        │                                      │
        ╰─ ? seating rules, any key back ──────╯
        """)
  }

  @Test func `tickets and details`() throws {
    expect(
      try ScreenCatalogue.details.harness(columns: 40, rows: 12).frame(),
      toShow: """
         The Long Dark    Screen 2  Today 19:30
        ────────────────────────────────────────
           B3             Adult           12.50
           B4             Adult           18.00
         › Name        Ines Moreau
           E-mail      ·
           Phone       ·
           Promo code  ·

        ────────────────────────────────────────
         B3 B4           $30.50   held for 8:00
         Enter continue  Esc seats  ? keys
        """)
  }

  @Test func `a child's ticket and a promo code`() throws {
    expect(
      try ScreenCatalogue.detailsWithPromo.harness(columns: 40, rows: 12).frame(),
      toShow: """
         The Long Dark    Screen 2  Today 19:30
        ────────────────────────────────────────
         › B3          ‹  Child   ›        7.50
           B4             Adult           18.00
           Name        Ines Moreau
           E-mail      ·
           Phone       ·
           Promo code  elcome10   ✓ -2.55

        ────────────────────────────────────────
         B3 B4           $22.95   held for 8:00
         Enter continue  ←→ ticket  ? keys
        """)
  }

  @Test func `cash, with the change`() throws {
    expect(
      try ScreenCatalogue.cash.harness(columns: 40, rows: 12).frame(),
      toShow: """
         The Long Dark    Screen 2  Today 19:30
        ────────────────────────────────────────
         To pay                          $30.50
         › Cash  given 40        change $9.50
           Card




        ────────────────────────────────────────
         B3 B4           $30.50   held for 8:00
         Enter pay  ↑↓ method  ^Q quit  ? keys
        """)
  }

  @Test func `a declined card`() throws {
    expect(
      try ScreenCatalogue.declined.harness(columns: 40, rows: 12).frame(),
      toShow: """
         The Long Dark    Screen 2  Today 19:30
        ────────────────────────────────────────
         To pay                          $30.50
           Cash
         › Card  simulator: ‹ approves ›
           Insufficient funds. No money was
           taken. The seats are still yours:
           try again or pay another way.

        ────────────────────────────────────────
         B3 B4         $30.50   pay within 4:55
         Enter pay  ↑↓ method  ^Q quit  ? keys
        """)
  }

  @Test func `money in doubt`() throws {
    expect(
      try ScreenCatalogue.inDoubt.harness(columns: 40, rows: 12).frame(),
      toShow: """
         The Long Dark    Screen 2  Today 19:30
        ────────────────────────────────────────
         To pay                          $30.50
         The payment terminal or the database
         did not answer, so it is not certain
         whether the money was taken.
         Please ask the staff, and tell them
         this reference:
         BK20261125SZZ3MPCR
        ────────────────────────────────────────

         Enter next customer  ^Q quit  ? keys
        """)
  }

  @Test func `the ticket with its QR code`() throws {
    expect(
      try ScreenCatalogue.ticket.harness(columns: 40, rows: 12).frame(),
      toShow: """
         The Long Dark    Screen 2  Today 19:30
        ────────────────────────────────────────
          ✓ Booked. Enjoy the film!
          BK20261125SZZ3MPCR
          The Long Dark
          Wed 25 Nov, 19:30, Screen 2
          Seats B3 B4
          $30.50 paid in cash: $40.00 given,
          $9.50 change
          P prints the ticket.
        ────────────────────────────────────────
         Enter next customer  P print  ? keys
        """)
  }
}
