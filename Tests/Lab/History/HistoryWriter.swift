internal import FoundationEssentials
internal import Glibc
internal import SystemPackage

/// Appends lines to a file, each with one system call: a process that is killed has said all that it wrote. May be used by
/// many tasks at once.
final class HistoryWriter: HistoryLog {
  private let file: FileDescriptor

  /// - Throws: an `Errno` when the file cannot be made or opened.
  init(path: FilePath) throws {
    file = try FileDescriptor.open(
      path, .writeOnly, options: [.create, .append, .closeOnExec], permissions: [.ownerReadWrite])
  }

  deinit {
    try? file.close()
  }

  /// A history with a hole would accuse the innocent, so that a line that cannot be written ends the process.
  func write(_ event: HistoryEvent) {
    do {
      let line = try event.line()
      let count = try unsafe line.withUnsafeBytes { try unsafe file.write($0) }
      guard count == line.count else { throw Errno.noSpace }
    } catch {
      _ = try? FileDescriptor.standardError.writeAll("lab: The history cannot be written: \(error).\n".utf8)
      exit(EX_IOERR)
    }
  }

  func now() -> Int { Self.now() }

  /// Microseconds of CLOCK_MONOTONIC, which all processes of the machine share.
  static func now() -> Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000 + time.tv_nsec / 1_000
  }
}

extension HistoryEvent {
  /// As it stands in a file: JSON with its keys in order, and a line feed.
  func line() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self)) + [UInt8(ascii: "\n")]
  }
}
