import KioskUI
import Terminal
import Testing

/// The seats as a list of sentences, in an ordinary window and in the smallest.
struct SeatListFrames {
  @Test func `the rows`() throws {
    expect(
      try ScreenCatalogue.rowList.harness().frame(),
      toShow: """
         The Long Dark  PG-13  2 h 11 min                         Screen 2  Today 19:30
        ────────────────────────────────────────────────────────────────────────────────
         12 rows, from the screen to the back

         Row A, 14 of 14 seats free, from $12.50
         Row B, 13 of 16 seats free, from $12.50
         Row C, 18 of 18 seats free, from $12.50
         Row D, 16 of 18 seats free, from $12.50
         Row E, 18 of 18 seats free, from $12.50
         Row F, 17 of 18 seats free, from $12.50
        ›Row G, 14 of 18 seats free, 2 yours, from $12.50
         Row H, 18 of 18 seats free, from $12.50
         Row J, 18 of 18 seats free, from $12.50
         Row K, 14 of 18 seats free, from $12.50
         Row L, 18 of 18 seats free, from $12.50
         Row M, 16 of 16 seats free, from $12.50




        ────────────────────────────────────────────────────────────────────────────────
         208 seats, 194 free; Enter opens a row
         G9 G10   2 × 18.00 VIP                         $36.00   held for 7:42 ▰▰▰▰▰▰▰▱
         ↑↓ move  Enter seats  ^P pay  Tab best  Esc back  ^L map  G12 jump  ? keys
        """)
  }

  @Test func `the seats of a row`() throws {
    expect(
      try ScreenCatalogue.seatList.harness().frame(),
      toShow: """
         The Long Dark  PG-13  2 h 11 min                         Screen 2  Today 19:30
        ────────────────────────────────────────────────────────────────────────────────
         Row G, 14 of 18 seats free, 2 yours, from $12.50                              ▼

         G1, standard, $12.50, free, end of the row on your left
         G2, standard, $12.50, free
         G3, standard, $12.50, free
         G4, standard, $12.50, free
         G5, standard, $12.50, free, aisle on your right
         G6, standard, $12.50, free, aisle on your left
         G7, standard, $12.50, free
         G8, VIP, $18.00, free
         G9, VIP, $18.00, yours
        ›G10, VIP, $18.00, yours
         G11, VIP, $18.00, free
         G12, standard, $12.50, free
         G13, standard, $12.50, free, aisle on your right
         G14, standard, $12.50, free, aisle on your left
         G15, standard, $12.50, sold
         G16, standard, $12.50, sold
        ────────────────────────────────────────────────────────────────────────────────
         row 7 of 12, 1 right of the centre
         G9 G10   2 × 18.00 VIP                         $36.00   held for 7:42 ▰▰▰▰▰▰▰▱
         ↑↓ move  Space give back  Enter pay  Tab best  Esc rows  ^L map  ? keys
        """)
  }

  @Test func `the rows in the smallest window`() throws {
    expect(
      try ScreenCatalogue.rowList.harness(columns: 40, rows: 12).frame(),
      toShow: """
         The Long Dark    Screen 2  Today 19:30
        ────────────────────────────────────────
         12 rows, from the screen to the back ▲▼
         Row E, 18 of 18 seats free, from $12.50
         Row F, 17 of 18 seats free, from $12.50
        ›Row G, 14 of 18 seats free, 2 yours,
          from $12.50
         Row H, 18 of 18 seats free, from $12.50
        ────────────────────────────────────────
         208 seats, 194 free; Enter opens a row
         G9 G10          $36.00   held for 7:42
         ↑↓ move  Enter seats  ^P pay  ? keys
        """)
  }

  @Test
  func `the seats of a row in the smallest window, where a sentence takes two rows rather than being cut`()
    throws
  {
    expect(
      try ScreenCatalogue.seatList.harness(columns: 40, rows: 12).frame(),
      toShow: """
         The Long Dark    Screen 2  Today 19:30
        ────────────────────────────────────────
         Row G, 14 of 18 seats free, 2 yours… ▲▼
         G8, VIP, $18.00, free
         G9, VIP, $18.00, yours
        ›G10, VIP, $18.00, yours
         G11, VIP, $18.00, free
         G12, standard, $12.50, free
        ────────────────────────────────────────
         row 7 of 12, 1 right of the centre
         G9 G10          $36.00   held for 7:42
         ↑↓ move  Space give back  ? keys
        """)
  }

  @Test func `the seats of a row without Unicode`() throws {
    expect(
      try ScreenCatalogue.seatList.harness(columns: 60, rows: 16).frame(.ascii),
      toShow: """
         The Long Dark  PG-13  2 h 11 min     Screen 2  Today 19:30
        ------------------------------------------------------------
         Row G, 14 of 18 seats free, 2 yours, from $12.50         ^v

         G5, standard, $12.50, free, aisle on your right
         G6, standard, $12.50, free, aisle on your left
         G7, standard, $12.50, free
         G8, VIP, $18.00, free
         G9, VIP, $18.00, yours
        >G10, VIP, $18.00, yours
         G11, VIP, $18.00, free
         G12, standard, $12.50, free
        ------------------------------------------------------------
         row 7 of 12, 1 right of the centre
         G9 G10   2 x 18.00 VIP              $36.00   held for 7:42
         Up/Dn move  Space give back  Enter pay  Tab best  ? keys
        """)
  }
}
