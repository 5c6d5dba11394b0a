import BoxOffice
import FoundationEssentials
import Synchronization
import SystemPackage
import TestSupport
import Testing

@testable import lab

/// A directory that goes with the test.
private func withScratch<Value>(_ body: (FilePath) async throws -> Value) async throws -> Value {
  let path = FilePath("/tmp/kiosk-lab-history.\(UUID().uuidString)")
  try FileManager.default.createDirectory(atPath: path.string, withIntermediateDirectories: false)
  defer { try? FileManager.default.removeItem(atPath: path.string) }
  return try await body(path)
}

@Suite("Recording")
struct RecordingTests {
  @Test("Lines of many tasks and writers are read back in order, without one that was torn")
  func manyWriters() async throws {
    try await withScratch { directory in
      let writers = try (1...2).map { try HistoryWriter(path: directory.appending("p\($0).jsonl")) }
      await withTaskGroup { group in
        for task in 0..<20 {
          group.addTask {
            let kiosk = ClientHistory(client: "p.k\(task)", log: writers[task % 2])
            for _ in 0..<50 {
              let begun = kiosk.begin(.hold, seats: ["s"], token: "t\(task)")
              kiosk.end(begun, .ok, lease: 60_000)
            }
          }
        }
      }
      let torn = try FileDescriptor.open(directory.appending("p1.jsonl"), .writeOnly, options: .append)
      try torn.closeAfter { _ = try torn.writeAll(#"{"at":12,"client":"#.utf8) }
      let history = try History(directory: directory)
      #expect(history.events.count == 2_000)
      #expect(zip(history.events, history.events.dropFirst()).allSatisfy { $0.at <= $1.at })
      #expect(history.attempts.count == 1_000)
      #expect(history.attempts.allSatisfy { $0.phase == .ok })
    }
  }

  @Test("What began and was not ended is unknown, also when its kiosk counts anew")
  func unended() {
    let log = MemoryLog()
    let first = ClientHistory(client: "p1.k01", log: log)
    _ = first.begin(.claim, booking: "b1")
    let again = ClientHistory(client: "p1.k01", log: log)
    again.end(again.begin(.claim, booking: "b2"), .failed)
    let attempts = History(log.events).attempts
    #expect(attempts.map(\.phase) == [.unknown, .failed])
    #expect(attempts.map(\.invoked.booking) == ["b1", "b2"])
  }

  @Test(
    "What nobody knows is unknown, and what was refused has failed",
    arguments: [
      (StoreError.unavailable("gone"), HistoryEvent.Phase.unknown), (.outcomeUnknown("lost"), .unknown),
      (.refused("no"), .failed),
    ])
  func phases(error: StoreError, phase: HistoryEvent.Phase) {
    #expect(HistoryEvent.Phase(error) == phase)
  }
}

/// Lines in memory, a microsecond apart.
final class MemoryLog: HistoryLog {
  private let lines = Mutex<[HistoryEvent]>([])

  var events: [HistoryEvent] { lines.withLock { $0 } }
  func write(_ event: HistoryEvent) { lines.withLock { $0.append(event) } }
  func now() -> Int { lines.withLock { $0.count } }
}
