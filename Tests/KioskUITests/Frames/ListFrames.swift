import KioskUI
import Terminal
import Testing

/// The lists, at 80 by 24.
struct ListFrames {
  @Test func `a kiosk without its programme says that it waits`() throws {
    expect(
      try ScreenCatalogue.waiting.harness().frame(),
      toShow: """

        ────────────────────────────────────────────────────────────────────────────────










                                   Reading the programme… 4 s









        ────────────────────────────────────────────────────────────────────────────────
         Enter begin  ^L seats as a list  ^Q quit  ? keys
        """)
  }

  @Test func `the attract screen names the cinema, its films and the next step`() throws {
    expect(
      try ScreenCatalogue.attract.harness().frame(),
      toShow: """
         New York                                                     Wed 25 Nov  17:04
        ────────────────────────────────────────────────────────────────────────────────





                               C I N E M A O S   D O W N T O W N
                               ─────────────────────────────────

                                The Long Dark   19:30  22:15
                                Orbit 9         18:00
                                Café Zanzibar   20:00


                                Press Enter to choose your seats






        ────────────────────────────────────────────────────────────────────────────────
         Enter begin  ^L seats as a list  ^Q quit  ? keys
        """)
  }

  @Test func `the films, with what the selected one is about`() throws {
    expect(
      try ScreenCatalogue.films.harness().frame(),
      toShow: """
         CinemaOS Downtown                                            Wed 25 Nov  17:04
        ────────────────────────────────────────────────────────────────────────────────
           Films   type to filter

         › The Long Dark                                     PG-13   2 h 11 min
           Orbit 9                                           PG      1 h 38 min  IMAX
           Café Zanzibar                                     G       1 h 44 min












        ────────────────────────────────────────────────────────────────────────────────
         PG-13 · 2 h 11 min · Thriller · Drama · English
         A lighthouse keeper hears a radio that was switched off forty years ago. What
         it says about tomorrow comes true, one small thing at a time.
         ↑↓ move  Enter showtimes  ^Q quit  ? keys
        """)
  }

  @Test func `what was typed stands where it filters the films`() throws {
    expect(
      try ScreenCatalogue.filmsFiltered.harness().frame(),
      toShow: """
         CinemaOS Downtown                                            Wed 25 Nov  17:04
        ────────────────────────────────────────────────────────────────────────────────
           Films   orb

         › Orbit 9                                           PG      1 h 38 min  IMAX














        ────────────────────────────────────────────────────────────────────────────────
         PG · 1 h 38 min · Science Fiction · English
         Nine people, one airlock.

         ↑↓ move  Enter showtimes  Esc clear  ^Q quit  ? keys
        """)
  }

  @Test func `the showtimes, with price and how full they are`() throws {
    expect(
      try ScreenCatalogue.showtimes.harness().frame(),
      toShow: """
         The Long Dark  PG-13  2 h 11 min                             Wed 25 Nov  17:04
        ────────────────────────────────────────────────────────────────────────────────
           Showtimes   type to filter

         › Today       19:30  Screen 2             from $12.50  █▉········    13 free
                       22:15  Screen 3             from $12.50  ██████████   sold out
           Tomorrow    14:00  Screen 2              from $9.50  ███████▌··     4 left
           Sun 29 Nov  23:30  IMAX Hall  IMAX      from $16.50  █▉········    13 free














        ────────────────────────────────────────────────────────────────────────────────
         ↑↓ move  Enter seats  Esc back  ^Q quit  ? keys
        """)
  }

  @Test func `a map that is being read says so`() throws {
    expect(
      try ScreenCatalogue.opening.harness().frame(),
      toShow: """
         The Long Dark                                                Wed 25 Nov  17:04
        ────────────────────────────────────────────────────────────────────────────────










                                       Reading the seats…









        ────────────────────────────────────────────────────────────────────────────────
         Esc back  ^Q quit  ? keys
        """)
  }
}
