import KioskUI
import Terminal
import Testing

/// The seat map, at 80 by 24.
struct SeatFrames {
  @Test func `the seat map of a large hall`() throws {
    expect(
      try ScreenCatalogue.seats.harness().frame(),
      toShow: """
         The Long Dark  PG-13  2 h 11 min                         Screen 2  Today 19:30
        ────────────────────────────────────────────────────────────────────────────────
                         ╭─────────────── S C R E E N ────────────────╮

                A        □  □  □     □  □  □  □  □  □  □  □     □  □  □        A
                B     □  □  □  □     ×  ×  ×  □  □  □  □  □     □  □  □  □     B
                C  □  □  □  □  □     □  □  □  □  □  □  □  □     □  □  □  □  □  C
                D  □  □  □  □  □     □  ▒  ▒  □  □  □  □  □     □  □  □  □  □  D
                E  □  □  □  □  □     □  □  □  □  □  □  □  □     □  □  □  □  □  E
                F  □  □  □  □  □     □  □  ◇  ×  ◇  ◇  □  □     □  □  □  □  □  F
                G  □  □  □  □  □     □  □  ◇  ■ [■] ◇  □  □     □  ×  ×  □  □  G
                H  □  □  □  □  □     □  □  ◇  ◇  ◇  ◇  □  □     □  □  □  □  □  H
                J  □  □  □  □  □     □  □  □  □  □  □  □  □     □  □  □  □  □  J
                K  ×  ×  □  □  □     □  □  □  □  □  □  □  □     □  □  ▒  ▒  □  K
                L  □  □  □  □  □     □  □  □  □  □  □  □  □     □  □  □  □  □  L
                M  ⊏──⊐  ⊏──⊐        ⊏──⊐  ⊏──⊐  ⊏──⊐  ⊏──⊐        ⊏──⊐  ⊏──⊐  M


          □ free 12.50   ◇ VIP 18.00   ⊏⊐ love seat 25.00
          ■ yours   ▒ held   × sold                                208 seats, 194 free
        ────────────────────────────────────────────────────────────────────────────────
         G10  VIP, $18.00, yours                     row 7 of 12, 1 right of the centre
         G9 G10   2 × 18.00 VIP                         $36.00   held for 7:42 ▰▰▰▰▰▰▰▱
         ←↑↓→ move  Space give back  Enter pay  Tab best  Esc back  ^L list  ? keys
        """)
  }

  @Test func `seats of every type and state on one map`() throws {
    expect(
      try ScreenCatalogue.seatsOfEveryState.harness().frame(),
      toShow: """
         The Long Dark  PG-13  2 h 11 min                         Screen 2  Today 19:30
        ────────────────────────────────────────────────────────────────────────────────
                                     ╭───── SCREEN ─────╮

                                A     [▒]  □       ▣   □   ×  A

                                B  □   □   □       ■   ◇   –  B

                                C  w   c           ⊏───⊐ EXIT C









          □ free 12.50   ◇ VIP 18.00   w wheelchair 12.50   c companion 12.50
          ■ yours   ▒ held   × sold   – out of order                 15 seats, 10 free
        ────────────────────────────────────────────────────────────────────────────────
         A1   standard, $12.50, being bought at another kiosk                row 1 of 3
         B4   1 × 18.00 VIP                             $18.00   held for 8:00 ▰▰▰▰▰▰▰▰
         ←↑↓→ move  Space choose  ^P pay  Tab best  Esc back  ^L list  ^Q quit  ? keys
        """)
  }

  @Test func `what is wrong stands in the upper rule, what just happened in the lower one`() throws {
    expect(
      try ScreenCatalogue.seatsWithoutRedis.harness().frame(),
      toShow: """
         The Long Dark  PG-13  2 h 11 min                         Screen 2  Today 19:30
        ── Holds are off, booking goes on: Redis at /run/redis.sock does not answer. ───
                                     ╭───── SCREEN ─────╮

                                A      □   □       □   □  [×] A

                                B  □   □   □       ◇   ◇   –  B

                                C  w   c           ⊏───⊐ EXIT C









          □ free 12.50   ◇ VIP 18.00   w wheelchair 12.50   c companion 12.50
          ■ yours   ▒ held   × sold   – out of order                 15 seats, 13 free
        ── A5 is sold. ─────────────────────────────────────────────────────────────────
         A5   standard, $12.50, sold                  row 1 of 3, 3 right of the centre
         No seat chosen yet. Space takes this one. Type 2 to 9 for more people.
         ←↑↓→ move  Space choose  2–9 how many  Tab best  Esc back  ^L list  ? keys
        """)
  }
}
