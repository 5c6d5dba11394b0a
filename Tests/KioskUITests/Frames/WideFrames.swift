import KioskUI
import Terminal
import Testing

/// The screens in a large window, 120 by 40.
struct WideFrames {
  @Test func `the films, with what the selected one is about`() throws {
    expect(
      try ScreenCatalogue.films.harness(columns: 120, rows: 40).frame(),
      toShow: """
         CinemaOS Downtown                                                                                    Wed 25 Nov  17:04
        ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
           Films   type to filter                                                The Long Dark
                                                                                 PG-13 · 2 h 11 min · Thriller · Drama ·
         › The Long Dark                             PG-13   2 h 11 min          English
           Orbit 9                                   PG      1 h 38 min  IMAX
           Café Zanzibar                             G       1 h 44 min          A lighthouse keeper hears a radio that was
                                                                                 switched off forty years ago. What it says
                                                                                 about tomorrow comes true, one small thing at
                                                                                 a time.

                                                                                 Director: Ines Moreau
                                                                                 With Tom Achebe, Lia Sand

























        ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
         ↑↓ move  Enter showtimes  ^Q quit  ? keys
        """)
  }

  @Test func `the showtimes, with price and how full they are`() throws {
    expect(
      try ScreenCatalogue.showtimes.harness(columns: 120, rows: 40).frame(),
      toShow: """
         The Long Dark  PG-13  2 h 11 min                                                                     Wed 25 Nov  17:04
        ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
           Showtimes   type to filter

         › Today       19:30 – 21:56  Screen 2                                             from $12.50  █▉········    13 free
                       22:15 – 00:41  Screen 3                                             from $12.50  ██████████   sold out
           Tomorrow    14:00 – 16:26  Screen 2                                              from $9.50  ███████▌··     4 left
           Sun 29 Nov  23:30 – 01:56  IMAX Hall  IMAX                                      from $16.50  █▉········    13 free






























        ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
         ↑↓ move  Enter seats  Esc back  ^Q quit  ? keys
        """)
  }

  @Test func `the seat map of a large hall`() throws {
    expect(
      try ScreenCatalogue.seats.harness(columns: 120, rows: 40).frame(),
      toShow: """
         The Long Dark  PG-13  2 h 11 min                                                                 Screen 2  Today 19:30
        ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
                     ╭─────────────────────── S C R E E N ───────────────────────╮             Your seats

          A          □   □   □       □   □   □   □   □   □   □   □       □   □   □          A  G9   VIP                  18.00
                                                                                                    Base price          12.50
          B      □   □   □   □       ×   ×   ×   □   □   □   □   □       □   □   □   □      B       VIP seat             5.50
                                                                                               G10  VIP                  18.00
          C  □   □   □   □   □       □   □   □   □   □   □   □   □       □   □   □   □   □  C       Base price          12.50
                                                                                                    VIP seat             5.50
          D  □   □   □   □   □       □   ▒   ▒   □   □   □   □   □       □   □   □   □   □  D  ───────────────────────────────
                                                                                               Total                    $36.00
          E  □   □   □   □   □       □   □   □   □   □   □   □   □       □   □   □   □   □  E

          F  □   □   □   □   □       □   □   ◇   ×   ◇   ◇   □   □       □   □   □   □   □  F

          G  □   □   □   □   □       □   □   ◇   ■  [■]  ◇   □   □       □   ×   ×   □   □  G

          H  □   □   □   □   □       □   □   ◇   ◇   ◇   ◇   □   □       □   □   □   □   □  H

          J  □   □   □   □   □       □   □   □   □   □   □   □   □       □   □   □   □   □  J

          K  ×   ×   □   □   □       □   □   □   □   □   □   □   □       □   □   ▒   ▒   □  K

          L  □   □   □   □   □       □   □   □   □   □   □   □   □       □   □   □   □   □  L

          M  ⊏───⊐   ⊏───⊐           ⊏───⊐   ⊏───⊐   ⊏───⊐   ⊏───⊐           ⊏───⊐   ⊏───⊐  M







          □ free 12.50   ◇ VIP 18.00   ⊏⊐ love seat 25.00
          ■ yours   ▒ held   × sold                                       208 seats, 194 free
        ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
         G10  VIP, $18.00, yours                                                             row 7 of 12, 1 right of the centre
         G9 G10   2 × 18.00 VIP                                                                 $36.00   held for 7:42 ▰▰▰▰▰▰▰▱
         ←↑↓→ move  Space give back  Enter pay  Tab best  Esc back  ^L list  G12 jump  ^Q quit  ? keys
        """)
  }
}
