import KioskUI
import Terminal
import Testing

/// The details, at 80 by 24.
struct DetailsFrames {
  @Test func `tickets and details`() throws {
    expect(
      try ScreenCatalogue.details.harness().frame(),
      toShow: """
         The Long Dark  PG-13  2 h 11 min                         Screen 2  Today 19:30
        ────────────────────────────────────────────────────────────────────────────────
                Tickets
                  B3     standard            Adult                         12.50
                  B4     VIP                 Adult                         18.00

                Your details  all optional
                › Name        Ines Moreau
                  E-mail      ·
                  Phone       ·
                  Promo code  ·










        ────────────────────────────────────────────────────────────────────────────────
         B3 B4                                          $30.50   held for 8:00 ▰▰▰▰▰▰▰▰
         Enter continue  Tab next field  Esc seats  ^Q quit  ? keys
        """)
  }

  @Test func `a child's ticket and a promo code`() throws {
    expect(
      try ScreenCatalogue.detailsWithPromo.harness().frame(),
      toShow: """
         The Long Dark  PG-13  2 h 11 min                         Screen 2  Today 19:30
        ────────────────────────────────────────────────────────────────────────────────
                Tickets
                › B3     standard         ‹  Child   ›                      7.50
                  B4     VIP                 Adult                         18.00

                Your details  all optional
                  Name        Ines Moreau
                  E-mail      ·
                  Phone       ·
                  Promo code  welcome10           ✓ 10% off, -2.55










        ────────────────────────────────────────────────────────────────────────────────
         B3 B4                                          $22.95   held for 8:00 ▰▰▰▰▰▰▰▰
         Enter continue  Tab next field  ←→ ticket  Esc seats  ^Q quit  ? keys
        """)
  }

  @Test func `an incomplete e-mail address is reported below the fields`() throws {
    expect(
      try ScreenCatalogue.detailsWithProblem.harness().frame(),
      toShow: """
         The Long Dark  PG-13  2 h 11 min                         Screen 2  Today 19:30
        ────────────────────────────────────────────────────────────────────────────────
                Tickets
                  B3     standard            Adult                         12.50
                  B4     VIP                 Adult                         18.00

                Your details  all optional
                  Name        Ines Moreau
                › E-mail      ines@example
                  Phone       ·
                  Promo code  ·

                  The e-mail address is incomplete: type it like
                  name@example.com, or leave it empty.







        ────────────────────────────────────────────────────────────────────────────────
         B3 B4                                          $30.50   held for 8:00 ▰▰▰▰▰▰▰▰
         Enter continue  Tab next field  Esc seats  ^Q quit  ? keys
        """)
  }
}
