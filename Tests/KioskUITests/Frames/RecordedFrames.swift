import BoxOffice
import FoundationEssentials
import KioskUI
import Terminal
import TestSupport
import Testing

/// What 20,000 random events show, written down frame by frame, so that two versions of the program can be compared:
///
///     KIOSK_FRAMES=before ./.run test --filter RecordedFrames
///
/// and the same with the other version, then `diff -r before after`. Nothing is written without a directory.
@Suite(.ownThread, .enabled(if: directory != nil))
struct RecordedFrames {
  @Test(arguments: 0..<20)
  func `a thousand random events are written down`(seed: Int) throws {
    let directory = try #require(directory)
    var chaos = Chaos(seed: seed)
    let settings = Settings(
      profile: seed.isMultiple(of: 2) ? .walkUp : .counter,
      payments: [.cash, .simulator(asksTester: seed.isMultiple(of: 3))],
      printsTickets: seed.isMultiple(of: 4))
    var harness = Harness(settings: settings)
    var asked = harness.effects
    var record = ""
    for step in 1...1000 {
      asked += chaos.play(on: &harness, answering: &asked)
      if asked.contains(.quit) {
        harness = Harness(settings: settings)
        asked = harness.effects
      }
      let (charset, colors) = chaos.terminal()
      let frame = harness.frame(charset, colors: colors)
      record += "\(step) \(harness.time) cursor \(frame.cursor.map { "\($0.column),\($0.row)" } ?? "none")\n"
      for (text, roles) in zip(frame.rows, frame.roleRows) { record += "\(text)\n  \(roles)\n" }
    }
    try FileManager.default.createDirectory(
      at: URL(filePath: directory), withIntermediateDirectories: true)
    try Data(record.utf8).write(to: URL(filePath: "\(directory)/\(seed).txt"))
  }
}

private let directory = ProcessInfo.processInfo.environment["KIOSK_FRAMES"]
