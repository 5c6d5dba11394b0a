import KioskUI
import Terminal
import Testing

/// The ticket, at 80 by 24.
struct TicketFrames {
  @Test func `the ticket with its QR code`() throws {
    expect(
      try ScreenCatalogue.ticket.harness().frame(),
      toShow: """
         The Long Dark  PG-13  2 h 11 min                         Screen 2  Today 19:30
        ────────────────────────────────────────────────────────────────────────────────

          ✓ Booked. Enjoy the film!

          BK20261125SZZ3MPCR
                                                              ▀▄ ▀▄▀▄ ▀▄▀▄ ▀▄▀▄ ▀▄▀
          The Long Dark                                       ▀▀   ▀▀   ▀▀   ▀▀   ▀
          Screen 2, Wednesday 25 November 2026, 19:30         ▄  █▀▄  █▀▄  █▀▄  █▀▄
          Seats B3 B4                                         ▄█  ▀▄█  ▀▄█  ▀▄█  ▀▄
                                                                 ▄▄   ▄▄   ▄▄   ▄▄
          $30.50 paid in cash: $40.00 given,                  ▀▄ ▀▄▀▄ ▀▄▀▄ ▀▄▀▄ ▀▄▀
          $9.50 change                                        ▀▀   ▀▀   ▀▀   ▀▀   ▀
                                                              ▄  █▀▄  █▀▄  █▀▄  █▀▄
          P prints the ticket.                                ▄█  ▀▄█  ▀▄█  ▀▄█  ▀▄
                                                                 ▄▄   ▄▄   ▄▄   ▄▄
                                                              ▀  ▀ ▀  ▀ ▀  ▀ ▀  ▀ ▀





        ────────────────────────────────────────────────────────────────────────────────
         Enter next customer  P print  ^Q quit  ? keys
        """)
  }

  @Test func `a ticket that was not printed`() throws {
    expect(
      try ScreenCatalogue.ticketNotPrinted.harness().frame(),
      toShow: """
         The Long Dark  PG-13  2 h 11 min                         Screen 2  Today 19:30
        ────────────────────────────────────────────────────────────────────────────────

          ✓ Booked. Enjoy the film!

          BK20261125SZZ3MPCR
                                                              ▀▄ ▀▄▀▄ ▀▄▀▄ ▀▄▀▄ ▀▄▀
          The Long Dark                                       ▀▀   ▀▀   ▀▀   ▀▀   ▀
          Screen 2, Wednesday 25 November 2026, 19:30         ▄  █▀▄  █▀▄  █▀▄  █▀▄
          Seats B3 B4                                         ▄█  ▀▄█  ▀▄█  ▀▄█  ▀▄
                                                                 ▄▄   ▄▄   ▄▄   ▄▄
          $30.50 paid in cash: $40.00 given,                  ▀▄ ▀▄▀▄ ▀▄▀▄ ▀▄▀▄ ▀▄▀
          $9.50 change                                        ▀▀   ▀▀   ▀▀   ▀▀   ▀
                                                              ▄  █▀▄  █▀▄  █▀▄  █▀▄
          Not printed, but booked: `lp -d tickets` is         ▄█  ▀▄█  ▀▄█  ▀▄█  ▀▄
          not there: see `printer` in kiosk.conf. P              ▄▄   ▄▄   ▄▄   ▄▄
          tries again.                                        ▀  ▀ ▀  ▀ ▀  ▀ ▀  ▀ ▀





        ────────────────────────────────────────────────────────────────────────────────
         Enter next customer  P print  ^Q quit  ? keys
        """)
  }
}
