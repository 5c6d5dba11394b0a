import KioskUI
import Terminal
import Testing

/// The payment, at 80 by 24.
struct PaymentFrames {
  @Test func `cash, with the change`() throws {
    expect(
      try ScreenCatalogue.cash.harness().frame(),
      toShow: """
         The Long Dark  PG-13  2 h 11 min                         Screen 2  Today 19:30
        ────────────────────────────────────────────────────────────────────────────────
                    B3     Adult, standard                               12.50
                    B4     Adult, VIP                                    18.00
                  ────────────────────────────────────────────────────────────
                  To pay                                                $30.50

                  › Cash      given 40           change $9.50
                    Card












        ────────────────────────────────────────────────────────────────────────────────
         B3 B4                                          $30.50   held for 8:00 ▰▰▰▰▰▰▰▰
         Enter pay  ↑↓ method  Esc back  ^Q quit  ? keys
        """)
  }

  @Test func `too little cash`() throws {
    expect(
      try ScreenCatalogue.cashTooLittle.harness().frame(),
      toShow: """
         The Long Dark  PG-13  2 h 11 min                         Screen 2  Today 19:30
        ────────────────────────────────────────────────────────────────────────────────
                    B3     Adult, standard                               12.50
                    B4     Adult, VIP                                    18.00
                  ────────────────────────────────────────────────────────────
                  To pay                                                $30.50

                  › Cash      given 30
                    Card

                    $30.00 is less than the $30.50 due.










        ────────────────────────────────────────────────────────────────────────────────
         B3 B4                                          $30.50   held for 8:00 ▰▰▰▰▰▰▰▰
         Enter pay  ↑↓ method  Esc back  ^Q quit  ? keys
        """)
  }

  @Test func `a card, with what the simulator does`() throws {
    expect(
      try ScreenCatalogue.card.harness().frame(),
      toShow: """
         The Long Dark  PG-13  2 h 11 min                         Screen 2  Today 19:30
        ────────────────────────────────────────────────────────────────────────────────
                    B3     Adult, standard                               12.50
                    B4     Adult, VIP                                    18.00
                  ────────────────────────────────────────────────────────────
                  To pay                                                $30.50

                    Cash
                  › Card      simulator: ‹ declines ›












        ────────────────────────────────────────────────────────────────────────────────
         B3 B4                                          $30.50   held for 8:00 ▰▰▰▰▰▰▰▰
         Enter pay  ↑↓ method  ←→ simulate  Esc back  ^Q quit  ? keys
        """)
  }

  @Test func `a payment that runs`() throws {
    expect(
      try ScreenCatalogue.running.harness().frame(),
      toShow: """
         The Long Dark  PG-13  2 h 11 min                         Screen 2  Today 19:30
        ────────────────────────────────────────────────────────────────────────────────
                    B3     Adult, standard                               12.50
                    B4     Adult, VIP                                    18.00
                  ────────────────────────────────────────────────────────────
                  To pay                                                $30.50

                    Cash
                  › Card      simulator: ‹ approves ›

                    Please use the card terminal… 3 s










        ────────────────────────────────────────────────────────────────────────────────
         B3 B4                                        $30.50   pay within 4:57 ▰▰▰▰▰▰▰▱
         Esc back  ^Q quit  ? keys
        """)
  }

  @Test func `a declined card`() throws {
    expect(
      try ScreenCatalogue.declined.harness().frame(),
      toShow: """
         The Long Dark  PG-13  2 h 11 min                         Screen 2  Today 19:30
        ────────────────────────────────────────────────────────────────────────────────
                    B3     Adult, standard                               12.50
                    B4     Adult, VIP                                    18.00
                  ────────────────────────────────────────────────────────────
                  To pay                                                $30.50

                    Cash
                  › Card      simulator: ‹ approves ›

                    Insufficient funds. No money was taken. The seats are
                    still yours: try again or pay another way.









        ────────────────────────────────────────────────────────────────────────────────
         B3 B4                                        $30.50   pay within 4:55 ▰▰▰▰▰▰▰▱
         Enter pay  ↑↓ method  ←→ simulate  Esc back  ^Q quit  ? keys
        """)
  }

  @Test func `money in doubt`() throws {
    expect(
      try ScreenCatalogue.inDoubt.harness().frame(),
      toShow: """
         The Long Dark  PG-13  2 h 11 min                         Screen 2  Today 19:30
        ────────────────────────────────────────────────────────────────────────────────
                    B3     Adult, standard                               12.50
                    B4     Adult, VIP                                    18.00
                  ────────────────────────────────────────────────────────────
                  To pay                                                $30.50

                  The payment terminal or the database did not answer, so it
                  is not certain whether the money was taken.
                  Your seats stay reserved. As soon as the answer arrives, the
                  booking is confirmed or your money is returned.
                  Please ask the staff, and tell them this reference:

                  BK20261125SZZ3MPCR







        ────────────────────────────────────────────────────────────────────────────────

         Enter next customer  ^Q quit  ? keys
        """)
  }

  @Test func `a database that is away`() throws {
    expect(
      try ScreenCatalogue.databaseAway.harness().frame(),
      toShow: """
         The Long Dark  PG-13  2 h 11 min                         Screen 2  Today 19:30
        ── Database: PostgreSQL at /run/postgresql does not answer. ────────────────────
                    B3     Adult, standard                               12.50
                    B4     Adult, VIP                                    18.00
                  ────────────────────────────────────────────────────────────
                  To pay                                                $30.50

                  › Cash      given 30.50        change $0.00
                    Card

                    The booking could not be stored, and nothing was charged.
                    PostgreSQL at /run/postgresql does not answer. Try again
                    in a moment.








        ────────────────────────────────────────────────────────────────────────────────
         B3 B4                                          $30.50   held for 8:00 ▰▰▰▰▰▰▰▰
         Enter pay  ↑↓ method  Esc back  ^Q quit  ? keys
        """)
  }
}
