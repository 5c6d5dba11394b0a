import KioskUI
import Terminal
import Testing

/// The screens on a terminal that shows nothing but ASCII.
struct PlainFrames {
  @Test func `the showtimes, with price and how full they are`() throws {
    expect(
      try ScreenCatalogue.showtimes.harness().frame(.ascii),
      toShow: """
         The Long Dark  PG-13  2 h 11 min                             Wed 25 Nov  17:04
        --------------------------------------------------------------------------------
           Showtimes   type to filter

         > Today       19:30  Screen 2             from $12.50  ##........    13 free
                       22:15  Screen 3             from $12.50  ##########   sold out
           Tomorrow    14:00  Screen 2              from $9.50  ########..     4 left
           Sun 29 Nov  23:30  IMAX Hall  IMAX      from $16.50  ##........    13 free














        --------------------------------------------------------------------------------
         Up/Dn move  Enter seats  Esc back  ^Q quit  ? keys
        """)
  }

  @Test func `the seat map of a large hall`() throws {
    expect(
      try ScreenCatalogue.seats.harness().frame(.ascii),
      toShow: #"""
         The Long Dark  PG-13  2 h 11 min                         Screen 2  Today 19:30
        --------------------------------------------------------------------------------
                         /--------------- S C R E E N ----------------\

                A        o  o  o     o  o  o  o  o  o  o  o     o  o  o        A
                B     o  o  o  o     x  x  x  o  o  o  o  o     o  o  o  o     B
                C  o  o  o  o  o     o  o  o  o  o  o  o  o     o  o  o  o  o  C
                D  o  o  o  o  o     o  %  %  o  o  o  o  o     o  o  o  o  o  D
                E  o  o  o  o  o     o  o  o  o  o  o  o  o     o  o  o  o  o  E
                F  o  o  o  o  o     o  o  v  x  v  v  o  o     o  o  o  o  o  F
                G  o  o  o  o  o     o  o  v  # [#] v  o  o     o  x  x  o  o  G
                H  o  o  o  o  o     o  o  v  v  v  v  o  o     o  o  o  o  o  H
                J  o  o  o  o  o     o  o  o  o  o  o  o  o     o  o  o  o  o  J
                K  x  x  o  o  o     o  o  o  o  o  o  o  o     o  o  %  %  o  K
                L  o  o  o  o  o     o  o  o  o  o  o  o  o     o  o  o  o  o  L
                M  (--)  (--)        (--)  (--)  (--)  (--)        (--)  (--)  M


          o free 12.50   v VIP 18.00   () love seat 25.00
          # yours   % held   x sold                                208 seats, 194 free
        --------------------------------------------------------------------------------
         G10  VIP, $18.00, yours                     row 7 of 12, 1 right of the centre
         G9 G10   2 x 18.00 VIP                         $36.00   held for 7:42 #######.
         Arrows move  Space give back  Enter pay  Tab best  Esc back  ^L list  ? keys
        """#)
  }

  @Test func `seats of every type and state on one map`() throws {
    expect(
      try ScreenCatalogue.seatsOfEveryState.harness().frame(.ascii),
      toShow: #"""
         The Long Dark  PG-13  2 h 11 min                         Screen 2  Today 19:30
        --------------------------------------------------------------------------------
                                     /----- SCREEN -----\

                                A     [%]  o       *   o   x  A

                                B  o   o   o       #   v   -  B

                                C  w   c           (---) EXIT C









          o free 12.50   v VIP 18.00   w wheelchair 12.50   c companion 12.50
          # yours   % held   x sold   - out of order                 15 seats, 10 free
        --------------------------------------------------------------------------------
         A1   standard, $12.50, being bought at another kiosk                row 1 of 3
         B4   1 x 18.00 VIP                             $18.00   held for 8:00 ########
         Arrows move  Space choose  ^P pay  Tab best  Esc back  ^L list  ? keys
        """#)
  }

  @Test func `the keys of the map`() throws {
    expect(
      try ScreenCatalogue.help.harness().frame(.ascii),
      toShow: #"""
         The Long Dark  PG-13  2 h 11 min                         Screen 2  Today 19:30
        --+- Keys -------------------------------------------------------------------+--
          |                                                                          |
          |  Arrows  Moves to the next seat that way.                                |
          |  Space   Takes the seats under the cursor, or gives them back.           |
          |  Enter   Takes the seats under the cursor; on your own, goes on to pay.  |
          |  ^P      Goes on to pay, wherever the cursor is.                         |
          |  2-9     How many are coming; 1 chooses one by one.                      |
          |  + -     One more is coming, or one fewer.                               |
          |  Tab     Shows the best seats, then the next; Shift-Tab goes back.       |
          |  ^G      Asks how many, how many in wheelchairs, and the price.          |
          |  ^O      Shows the whole hall, and how full each part of it is.          |
          |  Esc     Goes back to the showtimes; asks first if seats are chosen.     |
          |  ^L      Lists the seats in sentences, for screen readers and braille.   |
          |  G12     Typing a seat's name moves there; a letter alone, to that row.  |
          |  ^W      Says where in the hall the seat is.                             |
          |  Home    Moves to the left end of the row.                               |
          |  End     Moves to the right end of the row.                              |
          |  ?       Shows these keys.                                               |
          |  ^Q      Leaves the program; chosen seats are given back.                |
        --|                                                                          |--
         G+- F1 about this kiosk, ? seating rules, any key back ---------------------+e
         G9 G10   2 x 18.00 VIP                         $36.00   held for 7:42 #######.
         Arrows move  Space give back  Enter pay  Tab best  Esc back  ^L list  ? keys
        """#)
  }

  @Test func `a child's ticket and a promo code`() throws {
    expect(
      try ScreenCatalogue.detailsWithPromo.harness().frame(.ascii),
      toShow: """
         The Long Dark  PG-13  2 h 11 min                         Screen 2  Today 19:30
        --------------------------------------------------------------------------------
                Tickets
                > B3     standard         <  Child   >                      7.50
                  B4     VIP                 Adult                         18.00

                Your details  all optional
                  Name        Ines Moreau
                  E-mail      .
                  Phone       .
                  Promo code  welcome10           + 10% off, -2.55










        --------------------------------------------------------------------------------
         B3 B4                                          $22.95   held for 8:00 ########
         Enter continue  Tab next field  Lt/Rt ticket  Esc seats  ^Q quit  ? keys
        """)
  }

  @Test func `cash, with the change`() throws {
    expect(
      try ScreenCatalogue.cash.harness().frame(.ascii),
      toShow: """
         The Long Dark  PG-13  2 h 11 min                         Screen 2  Today 19:30
        --------------------------------------------------------------------------------
                    B3     Adult, standard                               12.50
                    B4     Adult, VIP                                    18.00
                  ------------------------------------------------------------
                  To pay                                                $30.50

                  > Cash      given 40           change $9.50
                    Card












        --------------------------------------------------------------------------------
         B3 B4                                          $30.50   held for 8:00 ########
         Enter pay  Up/Dn method  Esc back  ^Q quit  ? keys
        """)
  }

  @Test func `the ticket with its QR code`() throws {
    expect(
      try ScreenCatalogue.ticket.harness().frame(.ascii),
      toShow: """
         The Long Dark  PG-13  2 h 11 min                         Screen 2  Today 19:30
        --------------------------------------------------------------------------------

          Booked. Enjoy the film!

          BK20261125SZZ3MPCR

          The Long Dark
          Screen 2, Wednesday 25 November 2026, 19:30
          Seats B3 B4

          $30.50 paid in cash: $40.00 given,
          $9.50 change

          P prints the ticket.







        --------------------------------------------------------------------------------
         Enter next customer  P print  ^Q quit  ? keys
        """)
  }
}
