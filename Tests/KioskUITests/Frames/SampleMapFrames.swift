import Testing

/// The maps of the sample cinema, in windows of three sizes.
struct SampleMapFrames {
  @Test func `the Salon, at 40 by 12`() throws {
    expect(
      try HallCatalogue.salon.map(columns: 40, rows: 12),
      toShow: """
               ╭─────── SCREEN ────────╮
                                       ▲▼ 3–6/7
         C    □  □  □  □  □  □  □  □  □  □    C
         D    □  □  □  □  □  □  □  □  □  □    D
         E    ○  ○  ○  ○ [○] ○  ○  ○  ○  ○    E

        """)
  }

  @Test func `the Salon, at 80 by 24`() throws {
    expect(
      try HallCatalogue.salon.map(columns: 80, rows: 24),
      toShow: """
                               ╭───────── S C R E E N ─────────╮

                        A         □   □   □   □   □   □   □   □        A

                        B         □   □   □   □   □   □   □   □        B

                        C     □   □   □   □   □   □   □   □   □   □    C

                        D     □   □   □   □   □   □   □   □   □   □    D

                        E     ○   ○   ○   ○  [○]  ○   ○   ○   ○   ○    E



                        F  ⊏──⊐  ⊏──⊐   ⊏──⊐  ⊏──⊐  ⊏───⊐  ⊏──⊐  ⊏──⊐  F
                          DOOR
        """)
  }

  @Test func `the Salon, at 120 by 40`() throws {
    expect(
      try HallCatalogue.salon.map(columns: 120, rows: 40),
      toShow: """
                                  ╭───────── S C R E E N ─────────╮

                           A         □   □   □   □   □   □   □   □        A                    None yet. Space takes a seat.
                                                                                               Type 2 to 9 for more people.
                           B         □   □   □   □   □   □   □   □        B

                           C     □   □   □   □   □   □   □   □   □   □    C

                           D     □   □   □   □   □   □   □   □   □   □    D

                           E     ○   ○   ○   ○  [○]  ○   ○   ○   ○   ○    E



                           F  ⊏──⊐  ⊏──⊐   ⊏──⊐  ⊏──⊐  ⊏───⊐  ⊏──⊐  ⊏──⊐  F
                             DOOR
















        """)
  }

  @Test func `the Court, at 40 by 12`() throws {
    expect(
      try HallCatalogue.court.map(columns: 40, rows: 12),
      toShow: """
               ╭─────── SCREEN ────────╮
                                     ▲▼ 7–10/13
           EXIT                          EXIT
         G  □ □ □ □   ◇ ◇ ◇ ◇ ◇ ◇ ◇   □ □ □   G
         H  □ □ □ □   ◇ ◇ ◇[◇]◇ ◇ ◇   □ □ □  ▶H
         J  □ □ □ □   ◇ ◇ ◇ ◇ ◇ ◇ ◇   □ □ □   J
        """)
  }

  @Test func `the Court, at 80 by 24`() throws {
    expect(
      try HallCatalogue.court.map(columns: 80, rows: 24),
      toShow: """
                            ╭──────────── S C R E E N ────────────╮

                    A  w  c  w  c     □  □  □  □  □  □  □     w  c        A
                    B  □  □  □  □     □  □  □  □  □  □  □     □  □  □  □  B
                    C  □  □  □  □     □  □  □  □  □  □  □     □  □  □  □  C
                    D  □  □  □  □     □  □  □  □  □  □  □     □  □  □  □  D
                    E  □  □  □  □     □  □  □  □  □  □  □     □  □  □  □  E
                    F  □  □  □  □     □  □  □  □  □  □  □     □  □  □  □  F
                      EXIT                                           EXIT
                    G  □  □  □  □     ◇  ◇  ◇  ◇  ◇  ◇  ◇     □  □  □  □  G
                    H  □  □  □  □     ◇  ◇  ◇ [◇] ◇  ◇  ◇     □  □  □  □  H
                    J  □  □  □  □     ◇  ◇  ◇  ◇  ◇  ◇  ◇     □  □  □  □  J
                    K  □  □  □  □     □  □  □  □  □  □  □     □  □  □  □  K
                    L  □  □  □  □     □  □  □  □  □  □  □     □  □  □  □  L
                    M  □  □  □  □     □  □  □  □  □  □  □     □  □  □  □  M

        """)
  }

  @Test func `the Court, at 120 by 40`() throws {
    expect(
      try HallCatalogue.court.map(columns: 120, rows: 40),
      toShow: """
                         ╭────────────────── S C R E E N ───────────────────╮

                A  w   c   w   c       □   □   □   □   □   □   □       w   c          A        None yet. Space takes a seat.
                                                                                               Type 2 to 9 for more people.
                B  □   □   □   □       □   □   □   □   □   □   □       □   □   □   □  B

                C  □   □   □   □       □   □   □   □   □   □   □       □   □   □   □  C

                D  □   □   □   □       □   □   □   □   □   □   □       □   □   □   □  D

                E  □   □   □   □       □   □   □   □   □   □   □       □   □   □   □  E

                F  □   □   □   □       □   □   □   □   □   □   □       □   □   □   □  F

                  EXIT                                                           EXIT

                G  □   □   □   □       ◇   ◇   ◇   ◇   ◇   ◇   ◇       □   □   □   □  G

                H  □   □   □   □       ◇   ◇   ◇  [◇]  ◇   ◇   ◇       □   □   □   □  H

                J  □   □   □   □       ◇   ◇   ◇   ◇   ◇   ◇   ◇       □   □   □   □  J

                K  □   □   □   □       □   □   □   □   □   □   □       □   □   □   □  K

                L  □   □   □   □       □   □   □   □   □   □   □       □   □   □   □  L

                M  □   □   □   □       □   □   □   □   □   □   □       □   □   □   □  M





        """)
  }

  @Test func `the Arena, curved gently, at 40 by 12`() throws {
    expect(
      try HallCatalogue.arena.map(columns: 40, rows: 12),
      toShow: """
               ╭─────── SCREEN ────────╮
                                     ▲▼ 9–12/14
         J  □ □ □ □ □ □ ○ ○ ○ ○ ○ ○ ○ ○ ○ ○   J
         K  □ □ □ □ □ □ □ □ □ □[□]□ □ □ □ □   K
         L  □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □  ▶L
         M  □ □ □ □ □ □ □ □ □ □ □ □ □ □ □ □   M
        """)
  }

  @Test func `the Arena, curved gently, at 80 by 24`() throws {
    expect(
      try HallCatalogue.arena.map(columns: 80, rows: 24),
      toShow: """
                      ╭────────────────── S C R E E N ──────────────────╮

             A EXIT   □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □   EXIT A
             B       □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □      B
             C     □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □     C
             D    □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □   D
             E  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  E
             F  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  F
             G  □  □  □  □  □  □  ○  ○  ○  ○  ○  ○  ○  ○  ○  ○  □  □  □  □  □  □  G
             H  □  □  □  □  □  □  ○  ○  ○  ○  ○  ○  ○  ○  ○  ○  □  □  □  □  □  □  H
             J  □  □  □  □  □  □  ○  ○  ○  ○  ○  ○  ○  ○  ○  ○  □  □  □  □  □  □  J
             K  □  □  □  □  □  □  □  □  □  □ [□] □  □  □  □  □  □  □  □  □  □  □  K
             L  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  L
             M  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  M
             N  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  N
             P  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  P
        """)
  }

  @Test func `the Arena, curved gently, at 120 by 40`() throws {
    expect(
      try HallCatalogue.arena.map(columns: 120, rows: 40),
      toShow: """
                         ╭────────────────── S C R E E N ──────────────────╮

                A EXIT   □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □   EXIT A         None yet. Space takes a seat.
                B       □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □      B         Type 2 to 9 for more people.
                C     □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □     C
                D    □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □   D
                E  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  E
                F  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  F
                G  □  □  □  □  □  □  ○  ○  ○  ○  ○  ○  ○  ○  ○  ○  □  □  □  □  □  □  G
                H  □  □  □  □  □  □  ○  ○  ○  ○  ○  ○  ○  ○  ○  ○  □  □  □  □  □  □  H
                J  □  □  □  □  □  □  ○  ○  ○  ○  ○  ○  ○  ○  ○  ○  □  □  □  □  □  □  J
                K  □  □  □  □  □  □  □  □  □  □ [□] □  □  □  □  □  □  □  □  □  □  □  K
                L  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  L
                M  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  M
                N  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  N
                P  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  □  P
















        """)
  }

  @Test func `the IMAX Hall, numbered from the right, at 40 by 12`() throws {
    expect(
      try HallCatalogue.imax.map(columns: 40, rows: 12),
      toShow: """
               ╭─────── SCREEN ────────╮
                                    ▲▼ 11–14/19
         K    □ □ □ □ □ □ □ □ □ □ □ □ □ □     K
         L    □ □ □ □ □ □ □ □ □ □ □ □ □ □     L
         M◀   ○ ○ ○ ○ ○ ○[○]○ ○ ○ ○ ○ ○ ○    ▶M
         N    ○ ○ ○ ○ ○ ○ ○ ○ ○ ○ ○ ○ ○ ○     N
        """)
  }

  @Test func `the IMAX Hall, numbered from the right, at 80 by 24`() throws {
    expect(
      try HallCatalogue.imax.map(columns: 80, rows: 24),
      toShow: """
                      ╭───────────────── S C R E E N ──────────────────╮
                                                                             ▲▼ 6–19/19
             F  □ □ □ □ □ □ □     □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □  F
             G  □ □ □ □ □ □ □     □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □  G
             H  □ □ □ □ □ □ □     □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □  H
             J  □ □ □ □ □ □ □     □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □  J
               EXIT                                                         EXIT
             K      w c w c       □ □ □ □ □ □ □ □ □ □ □ □ □ □       w c w c      K
             L  □ □ □ □ □ □ □     □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □  L
             M  □ □ □ □ □ □ □     ○ ○ ○ ○ ○ ○[○]○ ○ ○ ○ ○ ○ ○     □ □ □ □ □ □ □  M
             N  □ □ – □ □ □ □     ○ ○ ○ ○ ○ ○ ○ ○ ○ ○ ○ ○ ○ ○     □ □ □ □ □ □ □  N
             P  □ □ □ □ □ □ □     ○ ○ ○ ○ ○ ○ ○ ○ ○ ○ ○ ○ ○ ○     □ □ □ □ □ □ □  P
             Q  □ □ □ □ □ □ □     ○ ○ ○ ○ ○ ○ ○ ○ ○ ○ ○ ○ ○ ○     □ □ □ □ □ □ □  Q
             R  □ □ □ □ □ □ □     □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □  R
             S  □ □ □ □ □ □ □     □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □  S
             T  □ □ □ □ □ □ □     □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □  T
        """)
  }

  @Test func `the IMAX Hall, numbered from the right, at 120 by 40`() throws {
    expect(
      try HallCatalogue.imax.map(columns: 120, rows: 40),
      toShow: """
                          ╭───────────────── S C R E E N ──────────────────╮

                 A      □ □ □ □ □     □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □      A         None yet. Space takes a seat.
                 B      □ □ □ □ □     □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □      B         Type 2 to 9 for more people.
                 C  □ □ □ □ □ □ □     □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □  C
                 D  □ □ □ □ □ □ □     □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □  D
                 E  □ □ □ □ □ □ □     □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □  E
                 F  □ □ □ □ □ □ □     □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □  F
                 G  □ □ □ □ □ □ □     □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □  G
                 H  □ □ □ □ □ □ □     □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □  H
                 J  □ □ □ □ □ □ □     □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □  J
                   EXIT                                                         EXIT
                 K      w c w c       □ □ □ □ □ □ □ □ □ □ □ □ □ □       w c w c      K
                 L  □ □ □ □ □ □ □     □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □  L
                 M  □ □ □ □ □ □ □     ○ ○ ○ ○ ○ ○[○]○ ○ ○ ○ ○ ○ ○     □ □ □ □ □ □ □  M
                 N  □ □ – □ □ □ □     ○ ○ ○ ○ ○ ○ ○ ○ ○ ○ ○ ○ ○ ○     □ □ □ □ □ □ □  N
                 P  □ □ □ □ □ □ □     ○ ○ ○ ○ ○ ○ ○ ○ ○ ○ ○ ○ ○ ○     □ □ □ □ □ □ □  P
                 Q  □ □ □ □ □ □ □     ○ ○ ○ ○ ○ ○ ○ ○ ○ ○ ○ ○ ○ ○     □ □ □ □ □ □ □  Q
                 R  □ □ □ □ □ □ □     □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □  R
                 S  □ □ □ □ □ □ □     □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □  S
                 T  □ □ □ □ □ □ □     □ □ □ □ □ □ □ □ □ □ □ □ □ □     □ □ □ □ □ □ □  T











        """)
  }
}
