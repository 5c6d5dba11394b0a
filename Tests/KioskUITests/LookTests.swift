import BoxOffice
import KioskUI
import Terminal
import Testing

@Suite struct LookTests {
  @Test func look() throws {
    var stage = Stage(settings: Settings(profile: .walkUp))
    print(stage.screen)
    stage.send(.programmeRead(.success(Hall.programme)))
    print(stage.screen)
    stage.press(.enter)
    print(stage.screen)
    stage.press(.enter)
    print(stage.screen)
    var seats = Stage.atSeats(try Hall.seating(Hall.largeLayout, sold: [SeatLabel(row: "F", number: 9)]))
    print(seats.screen)
    seats.takeSeat()
    seats.press(.right)
    seats.takeSeat()
    seats.wait(18)
    print(seats.screen)
    seats.press(.enter)
    print(seats.screen)
    seats.press(.enter)
    print(seats.screen)
    seats.press(.character("?"))
    print(seats.screen)
    var small = Stage.atSeats(try Hall.seating(), columns: 60, rows: 16)
    small.takeSeat()
    print(small.screen)
    var wide = Stage.atSeats(try Hall.seating(Hall.largeLayout), columns: 124, rows: 40)
    wide.takeSeat()
    print(wide.screen)
    print(wide.frame(.ascii).rows.joined(separator: "\n"))
  }
}
