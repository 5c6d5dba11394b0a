import BoxOffice
import KioskUI
import Testing

/// The stadium that is not part of the repository, where somebody has it.
@Suite(.enabled(if: HallCatalogue.stadium != nil, "the stadium's plan is not here"))
struct StadiumFrames {
  @Test func `the stadium, at 40 by 12`() throws {
    let stadium = try #require(HallCatalogue.stadium)
    expect(
      HallCatalogue.map(of: stadium, columns: 40, rows: 12),
      toShow: """
              ╭────── S C R E E N ──────╮
                                    ▲▼ 25–28/40


         ◀  □  L □ □ □ □ □ □ □[□]□ □ □ □ □ L  ▶
            □  K □ □ □ □ □ □ □ □ □ □ □ □ □ K
        """)
  }

  @Test func `the stadium, at 80 by 24`() throws {
    let stadium = try #require(HallCatalogue.stadium)
    expect(
      HallCatalogue.map(of: stadium, columns: 80, rows: 24),
      toShow: """
                  ╭────────────────────── S C R E E N ──────────────────────╮
                                                                            ▲▼ 22–35/40
                   D □  □  □
                 C □  □  □  □
               B □  □  □  □  □
             A □  □  □  □  □  □
                □  □  □  □  □  □
                 □  □  □  □  □  F □ □ □ □ □ □ □  L □ □ □ □ □ □ □[□]□ □ □ □ □ L F □ □
                  □  □  □  □  E Q □ □ □ □ □ □ □  K □ □ □ □ □ □ □ □ □ □ □ □ □ K E □ □
                   □  □  □  D   P □ □ □ □ □ □ □  J □ □ □ □ □ □ □ □ □ □ □ □ □ J D □ □  ▶
                    □  □  C     O □ □ □ □ □ □ □  I □ □ □ □ □ □ □ □ □ □ □ □ □ I C □ □
                     □  B       N □ □ □ □ □ □ □  H □ □ □ □ □ □ □ □ □ □ □ □ □ H B □ □
                      A         M □ □ □ □ □ □ □  G □ □ □ □ □ □ □ □ □ □ □ □ □ G A □ □

                                                          First Floor
                                G □ □ □ □ □ □ □ G  □ □ □ □ □ □ □ □ □ □ □ □ □ A A □ □
        """)
  }

  @Test func `the stadium, at 120 by 40`() throws {
    let stadium = try #require(HallCatalogue.stadium)
    expect(
      HallCatalogue.map(of: stadium, columns: 120, rows: 40),
      toShow: """
                         ╭─────────────────────────────────── S C R E E N ────────────────────────────────────╮
                                                                                                                    ▲▼ 11–40/40
                   B  □  □  □  □                                                                         □  □  □  C
                     C  □  □  □                                                                           □  □  D  D C B A
              G H I J  D  □  □                                                                             □   □ □ □ □ □ □
              □ □ □ □ □ □   □                                                                               F  □ □ □ □ □ □
              □ □ □ □ □ □  F                                                                                   □ □ □ □ □ □
              □ □ □ □ □ □                                                                                      □ □ □ □ □ □
              □ □ □ □ □ □                                     Ground floor                                     □ □ □ □ □ □
              □ □ □ □ □ □                                                                                      □ □ □ □ □ □
              □ □ □ □ □ □  F                                                                              F    □ □ □ □ □ □
              □ □ □ □ □ □   □                                                                            □  E  F E D C B A
              G H I J K L □  □                                                                          □  □  D
                      D □  □  □                                                                        □  □  □  C
                    C □  □  □  □                                                                      □  □  □  □  B
                  B □  □  □  □  □                                                                    □  □  □  □  □  A
                A □  □  □  □  □  □                                                                  □  □  □  □  □  □
                   □  □  □  □  □  □                                                                □  □  □  □  □  □
                    □  □  □  □  □  F □ □ □ □ □ □ □  L □ □ □ □ □ □ □[□]□ □ □ □ □ L F □ □ □ □ □ □ □ F  □  □  □  □  □
                     □  □  □  □  E Q □ □ □ □ □ □ □  K □ □ □ □ □ □ □ □ □ □ □ □ □ K E □ □ □ □ □ □ □ E E  □  □  □  □
                      □  □  □  D   P □ □ □ □ □ □ □  J □ □ □ □ □ □ □ □ □ □ □ □ □ J D □ □ □ □ □ □ □ D   D  □  □  □
                       □  □  C     O □ □ □ □ □ □ □  I □ □ □ □ □ □ □ □ □ □ □ □ □ I C □ □ □ □ □ □ □ C     C  □  □
                        □  B       N □ □ □ □ □ □ □  H □ □ □ □ □ □ □ □ □ □ □ □ □ H B □ □ □ □ □ □ □ B       B  □
                         A         M □ □ □ □ □ □ □  G □ □ □ □ □ □ □ □ □ □ □ □ □ G A □ □ □ □ □ □ □ A         A

                                                             First Floor
                                   G □ □ □ □ □ □ □ G  □ □ □ □ □ □ □ □ □ □ □ □ □ A A □ □ □ □ □ □ □ A
                                   H □ □ □ □ □ □ □ H  □ □ □ □ □ □ □ □ □ □ □ □ □ B B □ □ □ □ □ □ □ B
                                   I □ □ □ □ □ □ □ I  □ □ □ □ □ □ □ □ □ □ □ □ □ C C □ □ □ □ □ □ □ C
                                   J □ □ □ □ □ □ □ J  □ □ □ □ □ □ □ □ □ □ □ □ □ D D □ □ □ □ □ □ □ D
                                   K □ □ □ □ □ □ □ K  □ □ □ □ □ □ □ □ □ □ □ □ □ E E □ □ □ □ □ □ □ E
                                   L □ □ □ □ □ □ □ L  □ □ □ □ □ □ □ □ □ □ □ □ □ F F □ □ □ □ □ □ □ F
        """)
  }

  @Test func `every seat of the stadium is reached, and stands on a cell of its own`() throws {
    let layout = try #require(HallCatalogue.stadium)
    let plan = SeatMapModel(layout: layout, seats: Fixtures.seating(layout).seats)
    #expect(plan.unreachable == [])
    for projection in [plan.roomy, plan.wide, plan.narrow] {
      #expect(Set(projection.cells).count == 738)
    }
  }
}
