internal import Glibc

/// A TOML 1.0 document with its line numbers, so that every error message can name one.
package struct ConfigDocument: Sendable {
  package let root: ConfigTable

  /// Parses `text`. `file` is its name in error messages.
  package init(text: String, file: String) throws(ConfigError) {
    try self.init(bytes: Array(text.utf8), file: file)
  }

  /// Parses the file at `path`, of one megabyte at most.
  package init(path: String) throws(ConfigError) {
    try self.init(bytes: Self.contents(of: path), file: path)
  }

  private init(bytes: [UInt8], file: String) throws(ConfigError) {
    root = try TOMLReader(file: file).root(of: bytes)
  }

  private static let mostBytes = 1 << 20

  private static func contents(of path: String) throws(ConfigError) -> [UInt8] {
    func failure(_ message: String) -> ConfigError { ConfigError(file: path, message: message) }
    // A pipe without a writer must not block the kiosk.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw failure("The file cannot be read: \(reason(errno)).") }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      throw failure("The file cannot be read: \(reason(errno)).")
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw failure("This is not a file.") }
    guard status.st_size <= mostBytes else { throw failure("The file is larger than a megabyte.") }

    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = unsafe read(descriptor, &buffer, buffer.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw failure("The file cannot be read: \(reason(errno)).")
      }
      if count == 0 { return bytes }
      bytes += buffer.prefix(count)
      guard bytes.count <= mostBytes else { throw failure("The file is larger than a megabyte.") }
    }
  }

  private static func reason(_ number: Int32) -> String {
    unsafe String(cString: strerror(number))
  }
}
