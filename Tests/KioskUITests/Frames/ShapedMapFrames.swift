import Testing

/// The maps of halls that are no cinemas, in windows of three sizes.
struct ShapedMapFrames {
  @Test func `a hall that another system drew, with row A as the nearest, at 40 by 12`() throws {
    expect(
      try HallCatalogue.vista.map(columns: 40, rows: 12),
      toShow: """
                 ╭───── SCREEN ──────╮
                                       ▲▼ 3–6/7
           C  □ □ □ □   □ □ □ □   □ □ □ □  C
           D  □ □ □ □   □[□]□ □   □ □ □ □  D

           E  ◇ ◇ ◇ ◇   ◇ ◇ ◇ ◇   ◇ ◇ ◇ ◇  E
        """)
  }

  @Test func `a hall that another system drew, with row A as the nearest, at 80 by 24`() throws {
    expect(
      try HallCatalogue.vista.map(columns: 80, rows: 24),
      toShow: """
                          ╭───────────── S C R E E N ──────────────╮

                  A          □   □       □   □   □   □       □   □          A

                  B  □   □   □   □       □   □   □   □       □   □   □   □  B

                  C  □   □   □   □       □   □   □   □       □   □   □   □  C

                  D  □   □   □   □       □  [□]  □   □       □   □   □   □  D



                  E  ◇   ◇   ◇   ◇       ◇   ◇   ◇   ◇       ◇   ◇   ◇   ◇  E

                  F  ⊏───⊐   ⊏───⊐       ⊏───⊐   ⊏───⊐       ⊏───⊐   ⊏───⊐  F

        """)
  }

  @Test func `a hall that another system drew, with row A as the nearest, at 120 by 40`() throws {
    expect(
      try HallCatalogue.vista.map(columns: 120, rows: 40),
      toShow: """
                              ╭───────────── S C R E E N ──────────────╮

                      A          □   □       □   □   □   □       □   □          A              None yet. Space takes a seat.
                                                                                               Type 2 to 9 for more people.
                      B  □   □   □   □       □   □   □   □       □   □   □   □  B

                      C  □   □   □   □       □   □   □   □       □   □   □   □  C

                      D  □   □   □   □       □  [□]  □   □       □   □   □   □  D



                      E  ◇   ◇   ◇   ◇       ◇   ◇   ◇   ◇       ◇   ◇   ◇   ◇  E

                      F  ⊏───⊐   ⊏───⊐       ⊏───⊐   ⊏───⊐       ⊏───⊐   ⊏───⊐  F

















        """)
  }

  @Test func `an amphitheatre, bent strongly, at 40 by 12`() throws {
    expect(
      try HallCatalogue.amphitheatre.map(columns: 40, rows: 12),
      toShow: """
              ╭────── S C R E E N ──────╮
                                     ▲▼ 7–10/13
            □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □
            □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □
         ◀  □ □ □ □ □ □ □ □ □ □[□]□ □ □ □ □ □ ▶
            □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □
        """)
  }

  @Test func `an amphitheatre, bent strongly, at 80 by 24`() throws {
    expect(
      try HallCatalogue.amphitheatre.map(columns: 80, rows: 24),
      toShow: """
                  ╭────────────────────── S C R E E N ──────────────────────╮

                     B                                                     A
                   D C □ □ □                                             □     C D
           H G F     □ □ □ □ □                                       □ □ □ □ □ □
             □ □ □ □ □ □ □ □ □ □ □ □                             □ □ □ □ □ □ □ □ □ □
               □ □ □ □ □ □ □ □ □ □ □ □ □ □                 □ □ □ □ □ □ □ □ □ □ □ □ □
                 □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □
                   □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □
                       □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □        ▶
                         □ □ □ □ □ □ □ □ □ □ □ □[□]□ □ □ □ □ □ □ □ □ □ □ □ □
                             □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □
                               □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □
                                     □ □ □ □ □ □ □ □ □ □ □ □ □ □
                                           □ □ □ □ □ □ □ □

        """)
  }

  @Test func `an amphitheatre, bent strongly, at 120 by 40`() throws {
    expect(
      try HallCatalogue.amphitheatre.map(columns: 120, rows: 40),
      toShow: """
                     ╭─────────────────────── S C R E E N ───────────────────────╮

                       B                                                     A                 None yet. Space takes a seat.
                     D C □ □ □                                             □     C D           Type 2 to 9 for more people.
             H G F     □ □ □ □ □                                       □ □ □ □ □ □     F
               □ □ □ □ □ □ □ □ □ □ □ □                             □ □ □ □ □ □ □ □ □ □ G H
                 □ □ □ □ □ □ □ □ □ □ □ □ □ □                 □ □ □ □ □ □ □ □ □ □ □ □ □ □
                   □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □
                     □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □
                         □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □
                           □ □ □ □ □ □ □ □ □ □ □ □[□]□ □ □ □ □ □ □ □ □ □ □ □ □
                               □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □
                                 □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □
                                       □ □ □ □ □ □ □ □ □ □ □ □ □ □
                                             □ □ □ □ □ □ □ □

















        """)
  }

  @Test func `blocks around a pitch, some turned, at 40 by 12`() throws {
    expect(
      try HallCatalogue.ring.map(columns: 40, rows: 12),
      toShow: """
              ╭────── S C R E E N ──────╮
                                    ▲▼ 17–20/25
                                        □ □ □
                                      □ I H G
         ◀                         [□]  □ K J
                                  □   □   □
        """)
  }

  @Test func `blocks around a pitch, some turned, at 80 by 24`() throws {
    expect(
      try HallCatalogue.ring.map(columns: 80, rows: 24),
      toShow: """
                          ╭────────────── S C R E E N ───────────────╮
                                                                            ▲▼ 12–25/25
                       □ □ □                                         F □ □ □
                       □ □ □                                           □ □ □
                       □ □ □                                           □ □ □
                       □ □ □                  Arena                    □ □ □
                       □ □ □                                           □ □ □
                       □ □ □                                           □ □ □
                      Q P □                                          □ I H G
                    R   □   □                                     [□]  □ K J
                      □   □   □                                  □   □   □
                        □   □   □                              □   □   □
                          □   □   □ P                        □   □   □
                            □   □  M □ □ □ □ □ □ □ □ □ □ M L   □   □
                              □    N □ □ □ □ □ □ □ □ □ □ N   K   □
                                R  O □ □ □ □ □ □ □ □ □ □ O     J
        """)
  }

  @Test func `blocks around a pitch, some turned, at 120 by 40`() throws {
    expect(
      try HallCatalogue.ring.map(columns: 120, rows: 40),
      toShow: """
                    ╭──────────────────────── S C R E E N ────────────────────────╮

                  Gallery                                                                      None yet. Space takes a seat.
                       □ X W                                                                   Type 2 to 9 for more people.
                     □   □   V                                        D
                   □   □   □   A □  □  □  □  □  □  □  □  □  □ A     E   □
                 □   □   □     B □  □  □  □  □  □  □  □  □  □ B   F   □   □
               □   □   □       C □  □  □  □  □  □  □  □  □  □ C     □   □   □
             X   □   □                                                □   □   □
               W V □                                                    □   □   □
            U  T  S                                                       □   □   D I  H  G
            □  □  □                                                         □   E   □  □  □
            □  □  □                                                           F     □  □  □
            □  □  □                                                                 □  □  □
            □  □  □                                                                 □  □  □
            □  □  □                              Arena                              □  □  □
            □  □  □                                                                 □  □  □
            □  □  □                                                               L □  □  □
            U Q P □                                                             □   I  H  G
            R   □   □                                                        [□]  □ K J
              □   □   □                                                     □   □   □
                □   □   □                                                 □   □   □
                  □   □   □                                             □   □   □
                    □   □   P  M □  □  □  □  □  □  □  □  □  □ M       L   □   □
                      □   Q    N □  □  □  □  □  □  □  □  □  □ N         K   □
                        R      O □  □  □  □  □  □  □  □  □  □ O           J






        """)
  }

  @Test func `3,000 seats in three storeys, at 40 by 12`() throws {
    expect(
      try HallCatalogue.storeys.map(columns: 40, rows: 12),
      toShow: """
                 ╭────── SCREEN ──────╮
                                    ▲▼ 35–38/55
         R32  □ □ □ □ □ □ □ □ □ □ □ □ □ □   R32
         R33  □ □ □ □ □ □ □ □ □ □ □ □ □ □   R33
         R34◀ □ □ □ □ □ □ □ □ □ □[□]□ □ □  ▶R34
         R35  □ □ □ □ □ □ □ □ □ □ □ □ □ □   R35
        """)
  }

  @Test func `3,000 seats in three storeys, at 80 by 24`() throws {
    expect(
      try HallCatalogue.storeys.map(columns: 80, rows: 24),
      toShow: """
                     ╭─────────────────── S C R E E N ────────────────────╮
                                                                            ▲▼ 29–42/55
         R26  □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □   R26
         R27  □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □   R27
         R28  □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □   R28
         R29  □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □   R29
         R30  □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □   R30
         R31  □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □   R31
         R32  □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □   R32
         R33◀ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □  ▶R33
         R34  □ □ □ □ □ □ □ □ □ □ □ □ □ □[□]□ □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □   R34
         R35  □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □   R35


                                       Balcony
         R36  □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □   R36
        """)
  }

  @Test func `3,000 seats in three storeys, at 120 by 40`() throws {
    expect(
      try HallCatalogue.storeys.map(columns: 120, rows: 40),
      toShow: """
                     ╭────────────────────── S C R E E N ───────────────────────╮
                                                                                   ▲▼ 16–45/55
           P   □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □   P   None yet. Space takes a seat.
           Q   □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □   Q   Type 2 to 9 for more people.
           R   □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □   R
           S   □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □   S
           T   □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □   T

                                     Circle
           U   □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □   U
           V   □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □   V
           W   □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □   W
           X   □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □   X
           Y   □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □   Y
           Z   □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □   Z
         R26   □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □   R26
         R27   □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □   R27
         R28◀  □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □  ▶R28
         R29   □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □   R29
         R30   □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □   R30
         R31   □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □   R31
         R32   □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □   R32
         R33   □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □   R33
         R34   □ □ □ □ □ □ □ □ □ □ □ □[□]□ □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □   R34
         R35   □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □   R35


                                    Balcony
         R36   □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □   R36
         R37   □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □   R37
         R38   □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □   R38
         R39   □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □   R39
        """)
  }
}
