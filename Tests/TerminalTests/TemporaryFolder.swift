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
    try write(name, bytes: Array(text.utf8), mode: mode)
  }

  /// Writes a file that need not be text and returns its path.
  func write(_ name: String, bytes: [UInt8], mode: mode_t = 0o600) throws -> String {
    let file = "\(path)/\(name)"
    let stream = unsafe try #require(fopen(file, "w"))
    unsafe fwrite(bytes, 1, bytes.count, stream)
    unsafe fclose(stream)
    unsafe chmod(file, mode)
    files.insert(file)
    return file
  }
}

/// The text of a file.
func contents(of path: String) throws -> String {
  let file = unsafe open(path, O_RDONLY)
  try #require(file >= 0)
  defer { close(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65536)
  while true {
    let count = unsafe read(file, &buffer, buffer.count)
    guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
    bytes += buffer.prefix(count)
  }
}
