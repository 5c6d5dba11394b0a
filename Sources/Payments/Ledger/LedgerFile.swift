internal import BoxOffice
internal import FoundationEssentials
internal import Glibc

/// The ledger on disk: JSON lines that are only ever appended, by any number of programs at once.
///
/// An entry counts once its line ends: a last line without an end is the trace of a crash before anybody was
/// told, and the next writer cuts it off. Each transaction holds the file's lock and is on disk before it
/// returns.
struct LedgerFile {
  let path: String
  private var ledger = PaymentLedger()
  private var readTo = 0
  private var identity: FileIdentity?

  /// Opens or creates the file and reads what it holds, so that a wrong path is known before anybody pays.
  init(path: String) throws(LedgerError) {
    self.path = path
    _ = try account(of: PaymentReference("")) { _ in nil }
  }

  /// What `path` holds now; nothing where there is no file. A torn last line is left alone.
  static func read(path: String) throws(LedgerError) -> PaymentLedger {
    var ledger = PaymentLedger()
    do throws(LedgerError) {
      let file = try OpenFile(path: path, flags: O_RDONLY)
      try file.lock(LOCK_SH)
      _ = try parse(try file.bytes(from: 0), path: path, into: &ledger)
    } catch .cannot(_, _, ENOENT) {
      return PaymentLedger()
    }
    return ledger
  }

  /// Looks at a payment, adds the entry that `decide` makes of it, if any, and returns the payment as it is
  /// then. Nobody else writes in between.
  mutating func account(
    of reference: PaymentReference, after decide: (LedgerAccount) -> LedgerEntry?
  ) throws(LedgerError) -> LedgerAccount {
    let file = try OpenFile(path: path, flags: O_RDWR | O_CREAT | O_APPEND)
    try file.lock(LOCK_EX)
    do throws(LedgerError) {
      let hasNews = try catchUp(with: file)
      if let entry = decide(ledger.account(of: reference)) {
        let line = try LedgerFile.line(for: entry, path: path)
        try file.append(line, at: readTo)
        readTo += line.count
        ledger.record(entry)
      } else if hasNews {
        // Who wrote it may have been killed before it was on disk, and what is told of it has to be true tomorrow.
        try file.sync()
      }
      return ledger.account(of: reference)
    } catch {
      // What is on disk is no longer certain: read it all again next time.
      identity = nil
      throw error
    }
  }

  /// Reads what others have written since, and cuts off a torn last line.
  /// - Returns: whether there was any of that, which need not be on disk yet.
  private mutating func catchUp(with file: borrowing OpenFile) throws(LedgerError) -> Bool {
    let (current, size) = try file.status()
    if current != identity || size < readTo {
      if size == 0 { try file.syncDirectory() }
      (ledger, readTo, identity) = (PaymentLedger(), 0, current)
    }
    guard size > readTo else { return false }
    readTo += try LedgerFile.parse(try file.bytes(from: readTo), path: path, into: &ledger)
    if readTo < size { try file.truncate(to: readTo) }
    return true
  }

  /// Records every complete line, and returns how many bytes those were.
  private static func parse(
    _ bytes: [UInt8], path: String, into ledger: inout PaymentLedger
  ) throws(LedgerError) -> Int {
    let newline = UInt8(ascii: "\n")
    guard let end = bytes.lastIndex(of: newline) else { return 0 }
    let decoder = JSONDecoder()
    for line in bytes[..<end].split(separator: newline, omittingEmptySubsequences: false) {
      guard let entry = try? decoder.decode(LedgerEntry.self, from: Data(line)) else {
        throw .corrupt(path: path, line: ledger.entries.count + 1)
      }
      ledger.record(entry)
    }
    return end + 1
  }

  private static func line(for entry: LedgerEntry, path: String) throws(LedgerError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return Array(try encoder.encode(entry)) + [UInt8(ascii: "\n")]
    } catch {
      throw .cannot("write an entry to", path: path, code: EILSEQ)
    }
  }
}

/// Which file a path led to: another one means that somebody replaced it.
private struct FileIdentity: Equatable {
  let device: UInt
  let inode: UInt
}

/// An open file, closed (and with that unlocked) at the end of its life.
private struct OpenFile: ~Copyable {
  private let descriptor: Int32
  private let path: String

  init(path: String, flags: Int32) throws(LedgerError) {
    self.path = path
    descriptor = unsafe open(path, flags | O_CLOEXEC, 0o600)
    if descriptor < 0 { throw .cannot("open", path: path, code: errno) }
  }

  deinit {
    close(descriptor)
  }

  func lock(_ operation: Int32) throws(LedgerError) {
    while flock(descriptor, operation) != 0 {
      if errno != EINTR { throw .cannot("lock", path: path, code: errno) }
    }
  }

  func status() throws(LedgerError) -> (FileIdentity, size: Int) {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw .cannot("look at", path: path, code: errno) }
    return (
      FileIdentity(device: UInt(status.st_dev), inode: UInt(status.st_ino)), Int(status.st_size)
    )
  }

  func bytes(from offset: Int) throws(LedgerError) -> [UInt8] {
    var found: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe pread(descriptor, &buffer, buffer.count, off_t(offset + found.count))
      if count > 0 {
        found += buffer[..<count]
      } else if count == 0 {
        return found
      } else if errno != EINTR {
        throw .cannot("read", path: path, code: errno)
      }
    }
  }

  /// Writes all of `line` and waits until it is on disk; cuts it off again where that fails.
  func append(_ line: [UInt8], at end: Int) throws(LedgerError) {
    do throws(LedgerError) {
      var written = 0
      while written < line.count {
        let rest = Array(line[written...])
        let count = unsafe write(descriptor, rest, rest.count)
        if count >= 0 {
          written += count
        } else if errno != EINTR {
          throw .cannot("write to", path: path, code: errno)
        }
      }
      try sync()
    } catch {
      _ = ftruncate(descriptor, off_t(end))
      throw error
    }
  }

  /// Waits until everything in the file is on disk.
  func sync() throws(LedgerError) {
    while fsync(descriptor) != 0 {
      if errno != EINTR { throw .cannot("write to", path: path, code: errno) }
    }
  }

  func truncate(to length: Int) throws(LedgerError) {
    while ftruncate(descriptor, off_t(length)) != 0 {
      if errno != EINTR { throw .cannot("mend", path: path, code: errno) }
    }
  }

  /// A new file's name survives a crash only once its directory is on disk.
  func syncDirectory() throws(LedgerError) {
    let directory = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let opened = try OpenFile(path: directory, flags: O_RDONLY | O_DIRECTORY)
    if fsync(opened.descriptor) != 0 { throw .cannot("create", path: path, code: errno) }
  }
}
