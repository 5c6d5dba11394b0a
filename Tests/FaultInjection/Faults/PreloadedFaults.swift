internal import Glibc
internal import LocalServers
internal import Subprocess
internal import SystemPackage

/// What a server is told that is not true, by a small library that is loaded into it: another time of day, or that its
/// disk is full.
///
/// Given to a server when it is made, it holds for each of its starts. What it does can be changed while the server
/// runs, and holds at once.
package final class PreloadedFaults: Sendable {
  /// Where the library looks for what it has to do; the same in preloaded_faults.c.
  private enum Field: Int64 {
    case clockOffset = 0
    case diskIsFull = 8
    case refused = 16
    case clockReads = 24
  }

  private let library: FilePath
  private let control: FilePath
  private let file: FileDescriptor

  /// Compiles the library into the room, if that has not happened yet.
  /// - Throws: ``ServerRoomError`` where there is no C compiler.
  package init(in room: ServerRoom) async throws {
    library = room.path.appending("preloaded_faults.so")
    if unsafe access(library.string, R_OK) != 0 { try await Self.compile(in: room, into: library) }
    var template = Array(room.path.appending("faults.XXXXXX").string.utf8CString)
    let number = unsafe mkstemp(&template)
    guard number >= 0 else { throw Errno(rawValue: errno) }
    _ = fcntl(number, F_SETFD, FD_CLOEXEC)
    file = FileDescriptor(rawValue: number)
    control = FilePath(
      String(decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
    guard ftruncate(number, 4_096) == 0, fchown(number, room.account.userID, room.account.groupID) == 0 else {
      throw Errno(rawValue: errno)
    }
  }

  deinit { try? file.close() }

  private static func compile(in room: ServerRoom, into library: FilePath) async throws {
    // Somebody else may be doing the same: the library appears whole.
    let mark = String(UInt32.random(in: .min ... .max), radix: 36)
    let source = room.path.appending("faults-\(mark).c")
    let made = room.path.appending("faults-\(mark).so")
    try source.write(PackageResources.preloaded_faults_c)
    var complaints: [String] = []
    for compiler in ["cc", "clang"] {
      do {
        let result = try await run(
          .name(compiler), arguments: ["-O2", "-fPIC", "-shared", "-o", made.string, source.string],
          output: .discarded, error: .string(limit: 65_536))
        if result.terminationStatus.isSuccess, unsafe rename(made.string, library.string) == 0 { return }
        complaints.append("`\(compiler)`: \(result.standardError)")
      } catch {
        complaints.append("`\(compiler)`: \(error)")
      }
    }
    throw ServerRoomError(
      "The library with the faults cannot be compiled. Install a C compiler (`clang` or `gcc`).\n"
        + complaints.joined(separator: "\n"))
  }

  /// What the server's environment needs.
  var environment: [String: String] { ["LD_PRELOAD": library.string, "KIOSK_FAULTS": control.string] }

  /// How far the server's wall clock is from the true one, to the millisecond. Clocks that only run forward are not
  /// touched.
  package var clockOffset: Duration {
    get { .milliseconds(self[.clockOffset]) }
    set {
      let (seconds, attoseconds) = newValue.components
      self[.clockOffset] = seconds * 1_000 + attoseconds / 1_000_000_000_000_000
    }
  }

  /// Whether no file can grow. What is there can be overwritten, and the server's log goes on.
  package var isDiskFull: Bool {
    get { self[.diskIsFull] != 0 }
    set { self[.diskIsFull] = newValue ? 1 : 0 }
  }

  /// How many times the full disk has refused to take something.
  package var refusedWrites: Int { Int(self[.refused]) }

  /// How many times the server has asked for the time of day: 0 where the library is not at work.
  package var clockReads: Int { Int(self[.clockReads]) }

  private subscript(field: Field) -> Int64 {
    get {
      var value: Int64 = 0
      unsafe _ = pread(file.rawValue, &value, 8, off_t(field.rawValue))
      return value
    }
    set {
      var value = newValue
      unsafe _ = pwrite(file.rawValue, &value, 8, off_t(field.rawValue))
    }
  }
}

extension FilePath {
  fileprivate func write(_ bytes: [UInt8]) throws {
    let file = try FileDescriptor.open(
      self, .writeOnly, options: [.create, .truncate, .closeOnExec], permissions: [.ownerReadWrite])
    _ = try file.closeAfter { try file.writeAll(bytes) }
  }
}
