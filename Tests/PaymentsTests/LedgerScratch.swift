import BoxOffice
import FoundationEssentials
import Glibc
import Payments
import Synchronization
import Testing

/// A ledger's path in a directory of its own, removed with its last user.
final class LedgerScratch: Sendable {
  private let directory: String
  let path: String

  init() throws {
    directory = "/tmp/kiosk-ledger-\(UUID().uuidString)"
    try #require(unsafe mkdir(directory, 0o700) == 0)
    path = directory + "/ledger.jsonl"
  }

  deinit {
    _ = unsafe unlink(path)
    _ = unsafe rmdir(directory)
  }

  var text: String {
    get throws { String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self) }
  }

  var permissions: UInt32 {
    get throws {
      var status = stat()
      try #require(unsafe stat(path, &status) == 0)
      return status.st_mode & 0o777
    }
  }

  func append(_ text: String) throws {
    let file = unsafe open(path, O_WRONLY | O_APPEND)
    try #require(file >= 0)
    defer { close(file) }
    let bytes = Array(text.utf8)
    try #require(unsafe write(file, bytes, bytes.count) == bytes.count)
  }

  func remove() throws {
    try #require(unsafe unlink(path) == 0)
  }

  func account(_ reference: String) throws -> LedgerAccount {
    try TerminalSimulator.ledger(at: path).account(of: PaymentReference(reference))
  }
}

/// A clock that stands still until it is moved: 23 November 2026, 8:00 UTC at first.
final class SteppedClock: Sendable {
  private let seconds = Mutex(1_795_420_800.0)

  var now: Date { seconds.withLock { Date(timeIntervalSince1970: $0) } }

  func advance(by step: Double) {
    seconds.withLock { $0 += step }
  }
}
