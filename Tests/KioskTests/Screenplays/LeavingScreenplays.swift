internal import Glibc
internal import TestSupport
internal import TestTerminals
import Testing

@Suite("Screenplay: leaving")
struct LeavingScreenplays {
  enum Way: CaseIterable {
    case quitting, hangUp, terminate, goingBack
  }

  @Test("However a kiosk is left, the seats come back and so does the terminal", arguments: Way.allCases)
  func leaving(by way: Way) async throws {
    try await Screenplay.perform(on: "Salon") { play in
      let kiosk = try await play.openSeatMap()
      try await kiosk.choose("B2")
      #expect(try await play.heldSeats() == 1)
      switch way {
      case .quitting:
        kiosk.press(.control("q"))
        try await kiosk.wait(for: "Your seat is given back.")
        kiosk.press(.enter)
      case .hangUp: kiosk.hangUp()
      case .terminate: kiosk.send(signal: SIGTERM)
      case .goingBack:
        kiosk.press(.escape)
        try await kiosk.wait(for: "Your seat is given back.")
        kiosk.press(.escape)
        try await kiosk.wait(for: "the seat map without the question") {
          !$0.shows("Your seat is given back.")
        }
        #expect(try await play.heldSeats() == 1)
        kiosk.press(.escape)
        try await kiosk.wait(for: "Your seat is given back.")
        kiosk.press(.enter)
        try await kiosk.wait(for: "Showtimes")
        try await play.waitForReleasedHolds()
        kiosk.press(.control("q"))
      }
      let ending = try await kiosk.ending()
      #expect(try await play.heldSeats() == 0)
      switch way {
      case .quitting, .goingBack: #expect(ending.status == .exited(0))
      case .hangUp: #expect(ending.status == .exited(128 + SIGHUP))
      case .terminate: #expect(ending.status == .exited(128 + SIGTERM))
      }
      if way != .hangUp {
        #expect(ending.isTerminalRestored, "\(ending)")
        #expect(ending.rowsLeft == [])
      }
    }
  }

  @Test(
    "A customer who walks away from a walk-up kiosk gives the seats back, and the next one finds it ready")
  func walkingAway() async throws {
    try await Screenplay.perform(on: "Salon") { play in
      let kiosk = try await play.openSeatMap(configuration: "profile = \"walk-up\"\nidle_seconds = 30")
      try await kiosk.choose("B2")
      try await kiosk.wait(for: "Are you still there?", within: .seconds(60))
      try await kiosk.wait(for: TerminalProgram.firstScreen, within: .seconds(60))
      try await play.waitForReleasedHolds()
      // There is no way out for a customer.
      kiosk.press(.control("q"), .control("c"), .control("z"), .control("\\"))
      try await kiosk.findSeats(of: play.showing)
    }
  }
}
