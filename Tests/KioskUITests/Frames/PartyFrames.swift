import KioskUI
import Terminal
import Testing

/// A party on the seat map: the block under its cursor, what is proposed, and what is refused.
struct PartyFrames {
  @Test func `the block of a party stands in brackets`() throws {
    expect(
      try ScreenCatalogue.block.harness(columns: 80, rows: 24).frame(),
      toShow: #"""
         The Long Dark  PG-13  2 h 11 min                         Screen 2  Today 19:30
        ────────────────────────────────────────────────────────────────────────────────
                         ╭─────────────── S C R E E N ────────────────╮

                A        □  □  □     □  □  □  □  □  □  □  □     □  □  □        A
                B     □  □  □  □     □  □  □  □  □  □  □  □     □  □  □  □     B
                C  □  □  □  □  □     □  □  □  □  □  □  □  □     □  □  □  □  □  C
                D  □  □  □  □  □     □  □  □  □  □  □  □  □     □  □  □  □  □  D
                E  □  □  □  □  □     □  □  □  □  □  □  □  □     □  □  □  □  □  E
                F  □  □  □  □  □     □  ×  ×  ×  ◇  ◇  □  □     □  □  □  □  □  F
                G  □  □  □  □  □     □ [□  ◇  ◇  ◇] ◇  □  □     □  □  □  □  □  G
                H  □  □  □  □  □     □  □  ◇  ◇  ◇  ◇  □  □     □  □  □  □  □  H
                J  □  □  □  □  □     □  □  ×  ×  □  □  □  □     □  □  □  □  □  J
                K  □  □  □  □  □     ×  ×  ×  □  □  □  □  □     □  □  □  □  □  K
                L  □  □  □  □  □     □  □  □  □  □  □  □  □     □  □  □  □  □  L
                M  ⊏──⊐  ⊏──⊐        ⊏──⊐  ⊏──⊐  ⊏──⊐  ⊏──⊐        ⊏──⊐  ⊏──⊐  M


          □ free 12.50   ◇ VIP 18.00   ⊏⊐ love seat 25.00
          ■ yours   ▒ held   × sold                                208 seats, 200 free
        ────────────────────────────────────────────────────────────────────────────────
         G7–G10    1 × standard, 3 × VIP, $66.50, free                      row 7 of 12
         4 people: Space takes 4 seats at once, Tab shows the best.
         ←↑↓→ move  Space take 4  Tab best  Esc back  ^L list  G12 jump  ? keys
        """#)
  }

  @Test func `the best place for a party`() throws {
    expect(
      try ScreenCatalogue.suggestion.harness(columns: 80, rows: 24).frame(),
      toShow: #"""
         The Long Dark  PG-13  2 h 11 min                         Screen 2  Today 19:30
        ────────────────────────────────────────────────────────────────────────────────
                         ╭─────────────── S C R E E N ────────────────╮

                A        □  □  □     □  □  □  □  □  □  □  □     □  □  □        A
                B     □  □  □  □     □  □  □  □  □  □  □  □     □  □  □  □     B
                C  □  □  □  □  □     □  □  □  □  □  □  □  □     □  □  □  □  □  C
                D  □  □  □  □  □     □  □  □  □  □  □  □  □     □  □  □  □  □  D
                E  □  □  □  □  □     □  □  □  □  □  □  □  □     □  □  □  □  □  E
                F  □  □  □  □  □     □  ×  ×  ×  ◇  ◇  □  □     □  □  □  □  □  F
                G  □  □  □  □  □     □  □  ◇  ◇  ◇  ◇  □  □     □  □  □  □  □  G
                H  □  □  □  □  □     □  □  ◇  ◇  ◇  ◇  □  □     □  □  □  □  □  H
                J  □  □  □  □  □     □  □  ×  × [◆  ◆  ◆  ◆]    □  □  □  □  □  J
                K  □  □  □  □  □     ×  ×  ×  □  □  □  □  □     □  □  □  □  □  K
                L  □  □  □  □  □     □  □  □  □  □  □  □  □     □  □  □  □  □  L
                M  ⊏──⊐  ⊏──⊐        ⊏──⊐  ⊏──⊐  ⊏──⊐  ⊏──⊐        ⊏──⊐  ⊏──⊐  M


          □ free 12.50   ◇ VIP 18.00   ⊏⊐ love seat 25.00
          ■ yours   ▒ held   × sold   ◆ proposed                   208 seats, 200 free
        ────────────────────────────────────────────────────────────────────────────────
         J10–J13  $50.00, 2 of 8: at the aisle, row J                       row 9 of 12
         Enter takes these seats, Tab shows the next best.
         ←↑↓→ move  Enter take J10–J13  Tab next  Esc leave these  ^Q quit  ? keys
        """#)
  }

  @Test func `a refusal with the other way`() throws {
    expect(
      try ScreenCatalogue.refusal.harness(columns: 80, rows: 24).frame(),
      toShow: #"""
         The Long Dark  PG-13  2 h 11 min                         Screen 2  Today 19:30
        ────────────────────────────────────────────────────────────────────────────────
                         ╭─────────────── S C R E E N ────────────────╮

                A        □  □  □     □  □  □  □  □  □  □  □     □  □  □        A
                B     □  □  □  □     □  □  □  □  □  □  □  □     □  □  □  □     B
                C  □  □  □  □  □     □  □  □  □  □  □  □  □     □  □  □  □  □  C
                D  □  □  □  □  □    [◆  ■] ■  □  □  □  □  □     □  □  □  □  □  D
                E  □  □  □  □  □     □  □  □  □  □  □  □  □     □  □  □  □  □  E
                F  □  □  □  □  □     □  ×  ×  ×  ◇  ◇  □  □     □  □  □  □  □  F
                G  □  □  □  □  □     □  □  ◇  ◇  ◇  ◇  □  □     □  □  □  □  □  G
                H  □  □  □  □  □     □  □  ◇  ◇  ◇  ◇  □  □     □  □  □  □  □  H
                J  □  □  □  □  □     □  □  ×  ×  □  □  □  □     □  □  □  □  □  J
                K  □  □  □  □  □     ×  ×  ×  □  □  □  □  □     □  □  □  □  □  K
                L  □  □  □  □  □     □  □  □  □  □  □  □  □     □  □  □  □  □  L
                M  ⊏──⊐  ⊏──⊐        ⊏──⊐  ⊏──⊐  ⊏──⊐  ⊏──⊐        ⊏──⊐  ⊏──⊐  M


          □ free 12.50   ◇ VIP 18.00   ⊏⊐ love seat 25.00
        ── D6 would be left alone between D7 and the aisle. D6 and D7 would leave no ───
        ── single seat. ────────────────────────────────────────────────────────────────
         D6, D7  $25.00, 2 × standard: the alternative                      row 4 of 12
         D7 D8   2 × 12.50 standard                     $25.00   held for 8:00 ▰▰▰▰▰▰▰▰
         ←↑↓→ move  Enter take D6, D7  ^R sell all the same  Esc leave these  ? keys
        """#)
  }

  @Test func `how many are coming`() throws {
    expect(
      try ScreenCatalogue.party.harness(columns: 80, rows: 24).frame(),
      toShow: #"""
         The Long Dark  PG-13  2 h 11 min                         Screen 2  Today 19:30
        ────────────────────────────────────────────────────────────────────────────────
                         ╭─────────────── S C R E E N ────────────────╮

                A        □  □  □     □  □  □  □  □  □  □  □     □  □  □        A
                B     □  □  □  □     □  □  □  □  □  □  □  □     □  □  □  □     B
                C  □  □  □  □  □     □  □  □  □  □  □  □  □     □  □  □  □  □  C
                D  □ ╭─ How many? ────────────────────────────────────────╮ □  D
                E  □ │                                                    │ □  E
                F  □ │  › People           4                              │ □  F
                G  □ │    In a wheelchair  0                              │ □  G
                H  □ │    Price            any                            │ □  H
                J  □ │                                                    │ □  J
                K  □ │                                                    │ □  K
                L  □ │  ←→ change  ↑↓ line  Enter show seats  Esc back    │ □  L
                M  ⊏─╰────────────────────────────────────────────────────╯─⊐  M


          □ free 12.50   ◇ VIP 18.00   ⊏⊐ love seat 25.00
          ■ yours   ▒ held   × sold                                208 seats, 200 free
        ────────────────────────────────────────────────────────────────────────────────
         H9   VIP, $18.00, free                       row 8 of 12, 1 left of the centre
         No seat chosen yet. Space takes this one. Type 2 to 9 for more people.
         ←↑↓→ move  Space choose  2–9 how many  Tab best  Esc back  ^L list  ? keys
        """#)
  }

  @Test func `why staff sell all the same`() throws {
    expect(
      try ScreenCatalogue.override.harness(columns: 80, rows: 24).frame(),
      toShow: #"""
         The Long Dark  PG-13  2 h 11 min                         Screen 2  Today 19:30
        ────────────────────────────────────────────────────────────────────────────────
                         ╭─────────────── S C R E E N ────────────────╮

                A        □  □  □     □  □  □  □  □  □  □  □     □  □  □        A
                B     □  □  □  □     □  □  □  □  □  □  □  □     □  □  □  □     B
                C ╭─ Sell D7, D8 all the same? ──────────────────────────────╮ C
                D │  D6 would be left alone between D7 and the aisle. D6     │ D
                E │  and D7 would leave no single seat.                      │ E
                F │                                                          │ F
                G │    The customer asked for exactly these seats            │ G
                H │  › The neighbours are with them                          │ H
                J │    A wheelchair user's party                             │ J
                K │    The show is nearly sold out                           │ K
                L │    another reason: type it                               │ L
                M │                                                          │ M
                  │  Enter sell  ↑↓ reason  Esc back                         │
                  ╰──────────────────────────────────────────────────────────╯
          □ free 12.50   ◇ VIP 18.00   ⊏⊐ love seat 25.00
        ── D6 would be left alone between D7 and the aisle. D6 and D7 would leave no ───
        ── single seat. ────────────────────────────────────────────────────────────────
         D6, D7  $25.00, 2 × standard: the alternative                      row 4 of 12
         D7 D8   2 × 12.50 standard                     $25.00   held for 8:00 ▰▰▰▰▰▰▰▰
         ←↑↓→ move  Enter take D6, D7  ^R sell all the same  Esc leave these  ? keys
        """#)
  }

  @Test func `the seating rules`() throws {
    expect(
      try ScreenCatalogue.rules.harness(columns: 80, rows: 24).frame(),
      toShow: #"""
         The Long Dark  PG-13  2 h 11 min                         Screen 2  Today 19:30
        ────────────────────────────────────────────────────────────────────────────────
                         ╭─────────────── S C R E E N ────────────────╮

                A        □  □  □     □  □  □  □  □  □  □  □     □  □  □        A
               ╭─ Seating rules ────────────────────────────────────────────────╮
               │                                                                │
               │  The best seats for a party, in this order:                    │
               │  1. side by side in one row, as near as possible to the best   │
               │  place in the hall, no single seat left over;                  │
               │  2. side by side, with a single seat left over;                │
               │  3. in two rows behind one another, nobody alone;              │
               │  4. in as few groups as possible.                              │
               │  Love seats are sold in pairs.                                 │
               │  No choice may leave a single seat alone if another of the     │
               │  same size avoids it.                                          │
               │  A booking has at most 10 seats.                               │
               │                                                                │
          □ fre╰─ any key closes this ──────────────────────────────────────────╯
          ■ yours   ▒ held   × sold                                208 seats, 200 free
        ────────────────────────────────────────────────────────────────────────────────
         H9   VIP, $18.00, free                       row 8 of 12, 1 left of the centre
         No seat chosen yet. Space takes this one. Type 2 to 9 for more people.
         ←↑↓→ move  Space choose  2–9 how many  Tab best  Esc back  ^L list  ? keys
        """#)
  }

  @Test func `the block of a party in the smallest window`() throws {
    expect(
      try ScreenCatalogue.block.harness(columns: 40, rows: 12).frame(),
      toShow: #"""
         The Long Dark    Screen 2  Today 19:30
        ────────────────────────────────────────
               ╭─────── SCREEN ────────╮
                                      ▲▼ 5–8/12
         E  □ □ □ □ □   □ □ □ □ □ □ □ □   □   E
         F  □ □ □ □ □   □ × × × ◇ ◇ □ □   □   F
         G  □ □ □ □ □   □[□ ◇ ◇ ◇]◇ □ □   □  ▶G
         H  □ □ □ □ □   □ □ ◇ ◇ ◇ ◇ □ □   □   H
        ────────────────────────────────────────
         G7–G10  1 × standard, 3 × VIP, $66.50…
         4 people: Space takes 4 seats at once…
         ←↑↓→ move  Space take 4  ? keys
        """#)
  }

  @Test func `the best place for a party in the smallest window`() throws {
    expect(
      try ScreenCatalogue.suggestion.harness(columns: 40, rows: 12).frame(),
      toShow: #"""
         The Long Dark    Screen 2  Today 19:30
        ────────────────────────────────────────
               ╭─────── SCREEN ────────╮
                                     ▲▼ 7–10/12
         G  □ □ □ □ □   □ □ ◇ ◇ ◇ ◇ □ □   □   G
         H  □ □ □ □ □   □ □ ◇ ◇ ◇ ◇ □ □   □   H
         J  □ □ □ □ □   □ □ × ×[◆ ◆ ◆ ◆]  □  ▶J
         K  □ □ □ □ □   × × × □ □ □ □ □   □   K
        ────────────────────────────────────────
         J10–J13  $50.00, 2 of 8: at the aisle…
         Enter takes these seats, Tab shows th…
         ←↑↓→ move  Enter take J10–J13  ? keys
        """#)
  }

  @Test func `a refusal in the smallest window`() throws {
    expect(
      try ScreenCatalogue.refusal.harness(columns: 40, rows: 12).frame(),
      toShow: #"""
         The Long Dark    Screen 2  Today 19:30
        ────────────────────────────────────────
               ╭─────── SCREEN ────────╮
                                      ▲▼ 3–6/12
         C  □ □ □ □ □   □ □ □ □ □ □ □ □   □   C
         D  □ □ □ □ □  [◆ ■]■ □ □ □ □ □   □   D
        ── D6 would be left alone between D7 ───
        ── and the aisle. D6 and D7 would ──────
        ── leave no single seat. ───────────────
         D6, D7  $25.00, 2 × standard: the alt…
         D7 D8           $25.00   held for 8:00
         ←↑↓→ move  Enter take D6, D7  ? keys
        """#)
  }

  @Test func `how many are coming, in the smallest window`() throws {
    expect(
      try ScreenCatalogue.party.harness(columns: 40, rows: 12).frame(),
      toShow: #"""
         The Long Dark    Screen 2  Today 19:30
        ──╭─ How many? ──────────────────────╮──
          │                                  │
          │  › People           4            │2
         G│    In a wheelchair  0            │G
         H│    Price            any          │H
         J│                                  │J
         K│                                  │K
        ──│  ←→ change  ↑↓ line  Esc back    │──
         H╰──────────────────────────────────╯2
         No seat chosen yet. Space takes this …
         ←↑↓→ move  Space choose  ? keys
        """#)
  }

  @Test func `why staff sell all the same, in the smallest window`() throws {
    expect(
      try ScreenCatalogue.override.harness(columns: 40, rows: 12).frame(),
      toShow: #"""
         The Long Dark    Screen 2  Today 19:30
        ──╭─ Sell D7, D8 all the same? ──────╮──
          │    The customer asked for exac…  │
          │  › The neighbours are with them  │2
         C│    A wheelchair user's party     │C
         D│    The show is nearly sold out   │D
        ──│    another reason: type it       │──
        ──│                                  │──
        ──│  Enter sell  ↑↓ reason  Esc back │──
         D╰──────────────────────────────────╯…
         D7 D8           $25.00   held for 8:00
         ←↑↓→ move  Enter take D6, D7  ? keys
        """#)
  }

  @Test func `the first of the rules' pages in the smallest window`() throws {
    expect(
      try ScreenCatalogue.rules.harness(columns: 40, rows: 12).frame(),
      toShow: #"""
         The Long Dark    Screen 2  Today 19:30
        ──╭─ Seating rules ──────────────────╮──
          │                                  │
          │  The best seats for a party, in  │2
         G│  this order:                     │G
         H│  1. side by side in one row, as  │H
         J│  near as possible to the best    │J
         K│  place in the hall, no single    │K
        ──│  seat left over;                 │──
         H│                                  │2
         N╰─ any key goes on, Esc closes ────╯…
         ←↑↓→ move  Space choose  ? keys
        """#)
  }

  @Test func `the best place for a party in ASCII`() throws {
    expect(
      try ScreenCatalogue.suggestion.harness(columns: 80, rows: 24).frame(.ascii),
      toShow: #"""
         The Long Dark  PG-13  2 h 11 min                         Screen 2  Today 19:30
        --------------------------------------------------------------------------------
                         /--------------- S C R E E N ----------------\

                A        o  o  o     o  o  o  o  o  o  o  o     o  o  o        A
                B     o  o  o  o     o  o  o  o  o  o  o  o     o  o  o  o     B
                C  o  o  o  o  o     o  o  o  o  o  o  o  o     o  o  o  o  o  C
                D  o  o  o  o  o     o  o  o  o  o  o  o  o     o  o  o  o  o  D
                E  o  o  o  o  o     o  o  o  o  o  o  o  o     o  o  o  o  o  E
                F  o  o  o  o  o     o  x  x  x  v  v  o  o     o  o  o  o  o  F
                G  o  o  o  o  o     o  o  v  v  v  v  o  o     o  o  o  o  o  G
                H  o  o  o  o  o     o  o  v  v  v  v  o  o     o  o  o  o  o  H
                J  o  o  o  o  o     o  o  x  x [+  +  +  +]    o  o  o  o  o  J
                K  o  o  o  o  o     x  x  x  o  o  o  o  o     o  o  o  o  o  K
                L  o  o  o  o  o     o  o  o  o  o  o  o  o     o  o  o  o  o  L
                M  (--)  (--)        (--)  (--)  (--)  (--)        (--)  (--)  M


          o free 12.50   v VIP 18.00   () love seat 25.00
          # yours   % held   x sold   + proposed                   208 seats, 200 free
        --------------------------------------------------------------------------------
         J10-J13  $50.00, 2 of 8: at the aisle, row J                       row 9 of 12
         Enter takes these seats, Tab shows the next best.
         Arrows move  Enter take J10-J13  Tab next  Esc leave these  ^Q quit  ? keys
        """#)
  }

  @Test func `a refusal in ASCII`() throws {
    expect(
      try ScreenCatalogue.refusal.harness(columns: 80, rows: 24).frame(.ascii),
      toShow: #"""
         The Long Dark  PG-13  2 h 11 min                         Screen 2  Today 19:30
        --------------------------------------------------------------------------------
                         /--------------- S C R E E N ----------------\

                A        o  o  o     o  o  o  o  o  o  o  o     o  o  o        A
                B     o  o  o  o     o  o  o  o  o  o  o  o     o  o  o  o     B
                C  o  o  o  o  o     o  o  o  o  o  o  o  o     o  o  o  o  o  C
                D  o  o  o  o  o    [+  #] #  o  o  o  o  o     o  o  o  o  o  D
                E  o  o  o  o  o     o  o  o  o  o  o  o  o     o  o  o  o  o  E
                F  o  o  o  o  o     o  x  x  x  v  v  o  o     o  o  o  o  o  F
                G  o  o  o  o  o     o  o  v  v  v  v  o  o     o  o  o  o  o  G
                H  o  o  o  o  o     o  o  v  v  v  v  o  o     o  o  o  o  o  H
                J  o  o  o  o  o     o  o  x  x  o  o  o  o     o  o  o  o  o  J
                K  o  o  o  o  o     x  x  x  o  o  o  o  o     o  o  o  o  o  K
                L  o  o  o  o  o     o  o  o  o  o  o  o  o     o  o  o  o  o  L
                M  (--)  (--)        (--)  (--)  (--)  (--)        (--)  (--)  M


          o free 12.50   v VIP 18.00   () love seat 25.00
        -- D6 would be left alone between D7 and the aisle. D6 and D7 would leave no ---
        -- single seat. ----------------------------------------------------------------
         D6, D7  $25.00, 2 x standard: the alternative                      row 4 of 12
         D7 D8   2 x 12.50 standard                     $25.00   held for 8:00 ########
         Arrows move  Enter take D6, D7  ^R sell all the same  Esc leave these  ? keys
        """#)
  }
}
