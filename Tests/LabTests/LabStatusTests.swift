import ArgumentParser
import FaultInjection
import Testing

@testable import lab

@Suite("The lab's status")
struct LabStatusTests {
  @Test("tells a lab that broke from a run that found something")
  func status() throws {
    #expect(Lab.status(of: LabError("Nothing goes on.")).rawValue == 70)
    #expect(Lab.status(of: ServerRoomError("Redis does not start.")).rawValue == 70)
    #expect(Lab.status(of: ExitCode.failure) == .failure)
    let error = #expect(throws: (any Error).self) { try Lab.parseAsRoot(["torture", "--clients", "0"]) }
    #expect(Lab.status(of: try #require(error)) == .validationFailure)
  }
}
