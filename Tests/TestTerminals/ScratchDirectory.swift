internal import Glibc
internal import Subprocess

/// A directory for one test, gone with all that is in it when the test is over.
package enum ScratchDirectory {
  /// - Parameter body: gets the directory's path, which is short enough for sockets.
  package static func with<Value>(_ body: (String) async throws -> Value) async throws -> Value {
    var template = Array("/tmp/kiosk-test.XXXXXX".utf8CString)
    guard unsafe mkdtemp(&template) != nil else { throw TerminalError(call: "mkdtemp") }
    let path = String(decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    // Servers that run as another user for root have to get through.
    unsafe chmod(path, 0o755)
    let outcome: Result<Value, any Error>
    do { outcome = .success(try await body(path)) } catch { outcome = .failure(error) }
    _ = try await run(.name("rm"), arguments: ["-rf", path], output: .discarded)
    return try outcome.get()
  }
}
