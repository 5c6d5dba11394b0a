import BoxOffice
import KioskUI
import Terminal
import Testing

/// The whole hall in one window.
struct OverviewFrames {
  /// 3,000 seats, the best of them sold.
  private func harness(columns: Int, rows: Int) throws -> Harness {
    let layout = try HallCatalogue.storeys.layout()
    let sold = layout.rows.enumerated().flatMap { index, row in
      row.places.filter { place in
        let number = place.label.number
        return (number * 7 + index * 5) % 11 < 11 - index / 5 && abs(number - 30) < 12 + index % 7
      }.map(\.label)
    }
    var harness = Harness.atSeats(Fixtures.seating(layout, sold: sold), columns: columns, rows: rows)
    harness.press(.control("o"))
    return harness
  }

  @Test func `3,000 seats in the smallest window`() throws {
    expect(
      try harness(columns: 40, rows: 12).frame(),
      toShow: """
         The Long Dark    Screen 2  Today 19:30
        ────────────────────────────────────────
               ╭─────── SCREEN ────────╮

            ░ 143 ▒▒ 39/150  42/150 ▒ 148 ░░
            ░ 116 ▒▒ 50/120  56/120 ▒ 116 ░░
            ░ 102 ▒▒[69/120] 73/105 ▒ 105 ░░
            ░ 104 ▒▒▒▒ 84 ▒▒▒▒ 87 ▒▒▒ 104 ░░
        ────────────────────────────────────────
         Circle, rows R28–R35, seats 16–30: 69…
         No seat chosen yet. Enter shows the s…
         ←↑↓→ move  Enter its seats  ? keys
        """)
  }

  @Test func `3,000 seats at 80 by 24`() throws {
    expect(
      try harness(columns: 80, rows: 24).frame(),
      toShow: """
         The Long Dark  PG-13  2 h 11 min                         Screen 2  Today 19:30
        ────────────────────────────────────────────────────────────────────────────────
                      ╭────────────────── S C R E E N ──────────────────╮

                ░░░░░░░░░░░░░░░  ▒▒▓███████████████████████▓▒▒░  ░░░░░░░░░░░░░░░
                ░░░ 144/150 ▒▒▓  ▒▓▓ 19/150 ▓███▓██ 25/150 ▓▓▓▒  ▒▒░ 147/150 ░░░
                ░░░░░░░░░░░░░░▒  ▒▒███▓██▒▓██▒███▓██▒▓██▒███▒▒▒  ░░░░░░░░░░░░░░░
                ░░░ 143/150 ▒▒▒  ▒▒▒ 39/150 ██▒▓█▓▒ 42/150 ▓▒▒▒  ▒░░ 148/150 ░░░
                ░░░░░░░░░░░░░▒▒  ▒█▓▒▓█▓▒▓█▒▒█▓▒▓█▓▒▓█▒▒█▓▒▓█▒▒  ░░░░░░░░░░░░░░░
                ░░░░░░░░░░░░▒▒░  ▒░▒▒▒▒█▒▒█▒▒▒█▒▒▒█▒▒█▒▒▒█▒░▒▒░  ▒▒░░░░░░░░░░░░░
                ░░░ 116/120 ░░░  ▒▒▒ 50/120 ▒▒▒█▒▒▓ 56/120 ▒▒▒▒  ░░░ 116/120 ░░░
                ░░░░░░░░░░░░░▒▒  ▒▒▒▒▒▒▒▒▓▒▒▓▒▒▒▒▒▒▒▓▒▒▓▒▒▒▒▒▒▒  ▒▒░░░░░░░░░░░░░
                ░░░ 117/120 ░░▒  ▒▒▒[69/120]▒▒▒▒▒▒▒ 70/120 ▒▒▒▒  ▒░░ 118/120 ░░░
                ░░░░░░░░░░░░░▒▒  ░▒░▒▒▒░▒▒▒▒▒▒░▒▒▒░▒▒▒▒▒▒░▒▒░░▒  ░▒░░░░░░░░░░░░░
                ░░░ 102/105 ░░░  ░▒▒ 74/105 ▒▓▒░▓▒▒ 73/105 ▓▒▒░  ░░░ 105/105 ░░░
                ░░░░░░░░░░░░░▒▒  ░▒▒▒░▒▒░▒▒▒░▒▒▒░▒▒░▒▒▒░▒▒▒░▒▒░  ░░░░░░░░░░░░░░░
                ░░░ 104/105 ░░░  ▒░▒ 84/105 ▒░▒▒░░▒ 87/105 ░░░░  ░░░ 104/105 ░░░
                ░░░░░░░░░░░░▒░░  ▒░░░▓░░▒▒░░▒▒░░▓░░▒▒░░▒▒░░▒░░▒  ▒░░░░░░░░░░░░░░
          ░ free   ▒ most free   ▓ few free   █ full   ■ yours   ◆ you came from here

        ────────────────────────────────────────────────────────────────────────────────
         Circle, rows R28–R35, seats 16–30: 69 of 120 free
         No seat chosen yet. Enter shows the seats of this part.
         ←↑↓→ move  Enter its seats  2–9 how many  Tab best  Esc back  ^L list  ? keys
        """)
  }

  @Test func `3,000 seats on an ASCII terminal, with another part selected`() throws {
    var harness = try harness(columns: 80, rows: 24)
    harness.press(.down)
    expect(
      harness.frame(.ascii),
      toShow: """
         The Long Dark  PG-13  2 h 11 min                         Screen 2  Today 19:30
        --------------------------------------------------------------------------------
                      /------------------ S C R E E N ------------------\\

                ...............  ::%#######################%::.  ...............
                ... 144/150 ::%  :%% 19/150 %###%## 25/150 %%%:  ::. 147/150 ...
                ..............:  ::###%##:%##:###%##:%##:###:::  ...............
                ... 143/150 :::  ::: 39/150 ##:%#%: 42/150 %:::  :.. 148/150 ...
                .............::  :#%:%#%:%#::#%:%#%:%#::#%:%#::  ...............
                ............::.  :.::::#::#:::#:::#::#:::#:.::.  ::.............
                ... 116/120 ...  ::: 50/120 :::#::% 56/120 ::::  ... 116/120 ...
                .............::  ::::::::%::%:::::::%::%:::::::  ::.............
                ... 117/120 ..:  ::: 69/120 ::::::: 70/120 ::::  :.. 118/120 ...
                .............::  .:.:::.::::::.@::.::::::.::..:  .:.............
                ... 102/105 ...  .::[74/105]:%:.%:: 73/105 %::.  ... 105/105 ...
                .............::  .:::.::.:::.:::.::.:::.:::.::.  ...............
                ... 104/105 ...  :.: 84/105 :.::..: 87/105 ....  ... 104/105 ...
                ............:..  :...%..::..::..%..::..::..:..:  :..............
          . free   : most free   % few free   # full   # yours   @ you came from here

        --------------------------------------------------------------------------------
         Balcony, rows R36-R42, seats 16-30: 74 of 105 free
         No seat chosen yet. Enter shows the seats of this part.
         Arrows move  Enter its seats  2-9 how many  Tab best  Esc back  ? keys
        """)
  }
}
