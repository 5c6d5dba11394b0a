internal import Glibc

/// A file, device or named pipe to which tickets are written.
struct PrinterFile {
  private let path: String
  private let isOwnFile: Bool

  /// - Parameter reference: replaces `{reference}` in the path; only capital letters and digits.
  init(path: String, reference: String) {
    let placeholder = "{reference}"
    var (named, rest) = ("", path[...])
    while let open = rest.firstIndex(of: "{") {
      let isPlaceholder = rest[open...].hasPrefix(placeholder)
      named += rest[..<open] + (isPlaceholder ? reference : "{")
      rest = rest[open...].dropFirst(isPlaceholder ? placeholder.count : 1)
    }
    self.path = named + rest
    isOwnFile = path.contains(placeholder)
  }

  func write(_ bytes: [UInt8], within timeout: Duration) throws(PrintError) {
    let deadline = ContinuousClock.now + timeout
    let file = try opened()
    var rest = bytes[...]
    while !rest.isEmpty {
      switch file.write(rest) {
      case .success(let count): rest = rest.dropFirst(count)
      case .failure(let error) where error.code == EPIPE: throw .nobodyReads(path: path)
      case .failure(let error) where !error.isTemporary: throw .cannotWrite(path: path, code: error.code)
      case .failure:
        var waiting = pollfd(fd: file.number, events: Int16(POLLOUT), revents: 0)
        _ = unsafe poll(&waiting, 1, 100)
      }
      if !rest.isEmpty, ContinuousClock.now >= deadline { throw .tooSlow(printer: path, after: timeout) }
    }
  }

  /// Never waits for a pipe's reader or a busy device.
  private func opened() throws(PrintError) -> Descriptor {
    let flags = O_WRONLY | O_CREAT | O_NONBLOCK | O_NOCTTY | O_CLOEXEC | (isOwnFile ? O_TRUNC : O_APPEND)
    let number = unsafe open(path, flags, 0o640)
    if number >= 0 { return Descriptor(number) }
    if errno == ENXIO { throw .nobodyReads(path: path) }
    throw .cannotWrite(path: path, code: errno)
  }
}
