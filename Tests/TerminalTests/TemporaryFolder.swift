import Glibc
import Terminal
import Testing

/// A folder for files that vanish with it.
final class TemporaryFolder {
  let path: String
  private var files: Set<String> = []

  init() throws {
    var template = Array("/tmp/kiosk-tests-XXXXXX".utf8CString)
    path = unsafe String(cString: try #require(mkdtemp(&template)))
  }

  deinit {
    for file in files { unsafe unlink(file) }
    unsafe rmdir(path)
  }

  /// Writes a file and returns its path.
  @discardableResult
  func write(_ name: String, _ text: String, mode: mode_t = 0o600) throws -> String {
    let file = "\(path)/\(name)"
    let stream = unsafe try #require(fopen(file, "w"))
    unsafe fputs(text, stream)
    unsafe fclose(stream)
    unsafe chmod(file, mode)
    files.insert(file)
    return file
  }
}
