import BoxOffice
import KioskUI
import Terminal
import Testing

/// What support asks for on the telephone.
struct AboutFrames {
  private func about(_ health: Health?, columns: Int = 80, rows: Int = 24) -> Harness {
    var harness = Harness(columns: columns, rows: rows, settings: Settings(profile: .counter))
    harness.state.environment.installation = Installation(
      terminal: "till-2", version: "0.1.0", built: "2026-11-25 07:12 UTC",
      databaseAddress: "host=db1 dbname=cinema user=counter1",
      redisAddress: "redis://redis1:6379/0", theme: "default", terminalType: "xterm-256color",
      colors: 256)
    harness.send(.programme(.read(.success(Fixtures.programme))))
    harness.press(.function(1))
    #expect(harness.press(.function(1)) == [.health(.check)])
    if let health { harness.send(.health(.checked(health))) }
    return harness
  }

  @Test func `F1 twice says what the kiosk is and runs on`() {
    let harness = about(Health(schemaVersion: .success(17), holdsTrouble: nil))
    for words in [
      "Version 0.1.0, built 2026-11-25 07:12 UTC", "Terminal till-2",
      "Screen 80 by 24, 256 colours, UTF-8, xterm-256color", "Theme default", "Language English",
      "Database answers (host=db1 dbname=cinema user=counter1)", "Schema 17",
      "Holds answers (redis://redis1:6379/0)",
    ] {
      #expect(harness.words.contains(words))
    }
  }

  @Test func `what does not answer is told with the reason`() {
    let harness = about(
      Health(
        schemaVersion: .failure(.unavailable("The database cannot be reached: no route.")),
        holdsTrouble: "Redis does not answer."))
    #expect(harness.words.contains("Database The database cannot be reached: no route. (host=db1"))
    #expect(harness.words.contains("Holds Redis does not answer. (redis://redis1:6379/0)"))
    #expect(!harness.words.contains("Schema"))
  }

  @Test(arguments: [(40, 12), (80, 24), (120, 40)])
  func `it fits into every window, and any key closes it`(columns: Int, rows: Int) {
    var harness = about(nil, columns: columns, rows: rows)
    #expect(harness.words.contains("Database asking"))
    for charset in [Charset.unicode, .ascii] { #expect(harness.frame(charset).faults(charset) == []) }
    harness.press(.escape)
    #expect(harness.state.dialog == nil)
  }
}
