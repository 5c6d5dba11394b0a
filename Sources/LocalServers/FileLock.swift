internal import Glibc
internal import SystemPackage

/// An advisory lock on a file. It ends with its owner, however that ends, so nothing is ever stale; and no
/// program that is started meanwhile inherits it unless it is handed over.
struct FileLock: ~Copyable {
  enum Mode {
    case shared, exclusive
  }

  private let descriptor: FileDescriptor

  /// Opens the file, making it when there is none, without locking it yet.
  init(at path: FilePath, permissions: FilePermissions = .ownerReadWrite) throws(LocalServersError) {
    descriptor = try FileSystem.attempt(to: "open", path) {
      try FileDescriptor.open(
        path, .readWrite, options: [.create, .append, .closeOnExec, .noFollow], permissions: permissions)
    }
  }

  deinit {
    // Closing alone would leave the lock to a child of this process that another thread has just forked,
    // until it runs its program.
    flock(descriptor.rawValue, LOCK_UN)
    try? descriptor.close()
  }

  /// Whether the lock is this one's now. From shared to exclusive the old lock is lost even when it is not.
  func take(_ mode: Mode) -> Bool {
    while true {
      if flock(descriptor.rawValue, (mode == .shared ? LOCK_SH : LOCK_EX) | LOCK_NB) == 0 { return true }
      guard errno == EINTR else { return false }
    }
  }

  /// Unlocks and closes, now rather than when the compiler sees fit.
  consuming func release() {}

  /// The open file, with its lock, for a program that is to hold the lock as long as it lives.
  consuming func handOver() -> FileDescriptor {
    let descriptor = self.descriptor
    discard self
    return descriptor
  }

  /// Empties the file when it has grown beyond `limit` bytes.
  ///
  /// - Returns: its size now, in bytes.
  func trim(beyond limit: Int64) throws -> Int64 {
    let size = try descriptor.stat().size
    guard size > limit else { return size }
    try descriptor.resize(to: 0)
    return 0
  }
}
