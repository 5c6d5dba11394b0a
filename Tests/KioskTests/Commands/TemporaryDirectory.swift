import Glibc
import SystemPackage

/// A directory with one file in it, for one test.
enum TemporaryDirectory {
  static func with<Value>(
    _ path: String, file name: String, holding text: String, _ body: () async throws -> Value
  ) async throws -> Value {
    guard unsafe mkdir(path, 0o700) == 0 else { throw Errno(rawValue: errno) }
    defer { unsafe _ = rmdir(path) }
    let file = try FileDescriptor.open(
      FilePath("\(path)/\(name)"), .writeOnly, options: [.create, .closeOnExec],
      permissions: .ownerReadWrite)
    defer { unsafe _ = unlink("\(path)/\(name)") }
    _ = try file.closeAfter { try file.writeAll(text.utf8) }
    return try await body()
  }
}
