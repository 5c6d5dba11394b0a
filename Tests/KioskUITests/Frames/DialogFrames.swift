import KioskUI
import Terminal
import Testing

/// What stands over a screen until it is answered, at 80 by 24.
struct DialogFrames {
  @Test func `leaving the map asks`() throws {
    expect(
      try ScreenCatalogue.leaveSeats.harness().frame(),
      toShow: """
         The Long Dark  PG-13  2 h 11 min                         Screen 2  Today 19:30
        ────────────────────────────────────────────────────────────────────────────────
                                     ╭───── SCREEN ─────╮

                                A      ■  [■]      □   □   ×  A

                                B  □   □   □       ◇   ◇   –  B

                                C  w   c           ⊏───⊐ EXIT C
                  ╭─ Leave the seat map? ────────────────────────────────────╮
                  │                                                          │
                  │  Your 2 seats are given back.                            │
                  │                                                          │
                  │  Enter leave   Esc stay                                  │
                  ╰──────────────────────────────────────────────────────────╯



          □ free 12.50   ◇ VIP 18.00   w wheelchair 12.50   c companion 12.50
          ■ yours   ▒ held   × sold   – out of order                 15 seats, 11 free
        ────────────────────────────────────────────────────────────────────────────────
         A2   standard, $12.50, yours                  row 1 of 3, 1 left of the centre
         A1 A2   2 × 12.50 standard                     $25.00   held for 8:00 ▰▰▰▰▰▰▰▰
         ←↑↓→ move  Space give back  Enter pay  Tab best  Esc back  ^L list  ? keys
        """)
  }

  @Test func `the keys of the map`() throws {
    expect(
      try ScreenCatalogue.help.harness().frame(),
      toShow: """
         The Long Dark  PG-13  2 h 11 min                         Screen 2  Today 19:30
        ──╭─ Keys ──────────────────────────────────────────────────────────────────╮───
          │                                                                         │
          │  ←↑↓→   Moves to the next seat that way.                                │
          │  Space  Takes the seats under the cursor, or gives them back.           │
          │  Enter  Takes the seats under the cursor; on your own, goes on to pay.  │
          │  ^P     Goes on to pay, wherever the cursor is.                         │
          │  2–9    How many are coming; 1 chooses one by one.                      │
          │  + -    One more is coming, or one fewer.                               │
          │  Tab    Shows the best seats, then the next; Shift-Tab goes back.       │
          │  ^G     Asks how many, how many in wheelchairs, and the price.          │
          │  ^O     Shows the whole hall, and how full each part of it is.          │
          │  Esc    Goes back to the showtimes; asks first if seats are chosen.     │
          │  ^L     Lists the seats in sentences, for screen readers and braille.   │
          │  G12    Typing a seat's name moves there; a letter alone, to that row.  │
          │  ^W     Says where in the hall the seat is.                             │
          │  Home   Moves to the left end of the row.                               │
          │  End    Moves to the right end of the row.                              │
          │  ?      Shows these keys.                                               │
          │  ^Q     Leaves the program; chosen seats are given back.                │e
        ──│                                                                         │───
         G╰─ F1 about this kiosk, ? seating rules, any key back ────────────────────╯re
         G9 G10   2 × 18.00 VIP                         $36.00   held for 7:42 ▰▰▰▰▰▰▰▱
         ←↑↓→ move  Space give back  Enter pay  Tab best  Esc back  ^L list  ? keys
        """)
  }

  @Test func `a kiosk that nobody touches asks and counts down`() throws {
    expect(
      try ScreenCatalogue.stillThere.harness().frame(),
      toShow: """
         The Long Dark  PG-13  2 h 11 min                         Screen 2  Today 19:30
        ────────────────────────────────────────────────────────────────────────────────
                                     ╭───── SCREEN ─────╮

                                A     [■]  □       □   □   ×  A

                                B  □   □   □       ◇   ◇   –  B

                  ╭─ Are you still there? ───────────────────────────────────╮
                  │                                                          │
                  │  This kiosk starts over in 16 s, and your seat is given  │
                  │  back.                                                   │
                  │                                                          │
                  │  any key go on                                           │
                  ╰──────────────────────────────────────────────────────────╯



          □ free 12.50   ◇ VIP 18.00   w wheelchair 12.50   c companion 12.50
          ■ yours   ▒ held   × sold   – out of order                 15 seats, 12 free
        ────────────────────────────────────────────────────────────────────────────────
         A1   standard, $12.50, yours                  row 1 of 3, 2 left of the centre
         A1   1 × 12.50 standard                        $12.50   held for 6:16 ▰▰▰▰▰▰▱▱
         ←↑↓→ move  Space give back  Enter pay  Tab best  Esc back  ^L list  ? keys
        """)
  }

  @Test func `a sale that ended says why`() throws {
    expect(
      try ScreenCatalogue.ended.harness().frame(),
      toShow: """
         The Long Dark  PG-13  2 h 11 min                         Screen 2  Today 19:30
        ────────────────────────────────────────────────────────────────────────────────
                                     ╭───── SCREEN ─────╮

                                A      □   □       □   □   □  A

                                B  □   □  [□]      ◇   ◇   □  B

                  ╭─ Please note ────────────────────────────────────────────╮
                  │                                                          │
                  │  This showtime has been cancelled. Nothing was booked    │
                  │  and nothing was charged.                                │
                  │                                                          │
                  │  any key back to the showtimes                           │
                  ╰──────────────────────────────────────────────────────────╯



          □ free 12.50   ◇ VIP 18.00   w wheelchair 12.50   c companion 12.50
          ■ yours   ▒ held   × sold                                  15 seats, 15 free
        ────────────────────────────────────────────────────────────────────────────────
         B3   standard, $12.50, free                   row 2 of 3, 1 left of the centre
         No seat chosen yet. Space takes this one. Type 2 to 9 for more people.
         ←↑↓→ move  Space choose  2–9 how many  Tab best  Esc back  ^L list  ? keys
        """)
  }
}
