internal import Glibc

/// An open file descriptor, which is closed at the end of its lifetime.
struct Descriptor: ~Copyable {
  let number: Int32

  init(_ number: Int32) {
    self.number = number
  }

  /// Opens a file for reading; nil if this fails.
  init?(reading path: String) {
    let number = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard number >= 0 else { return nil }
    self.number = number
  }

  deinit {
    close(number)
  }

  /// The size of a file in bytes; nil if it is not a file.
  var size: Int? {
    var status = stat()
    guard unsafe fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// At most `count` bytes from `offset` on; fewer at the end of the file, none if it cannot be read.
  func read(at offset: Int, count: Int) -> [UInt8] {
    unsafe Array(unsafeUninitializedCapacity: count) { buffer, filled in
      filled = unsafe max(0, pread(number, buffer.baseAddress, count, off_t(offset)))
    }
  }

  /// Writes as much as possible without waiting. Returns how many bytes that was, or the `errno`. A pipe
  /// without a reader gives `EPIPE`, without the signal that would end the program.
  func write(_ bytes: ArraySlice<UInt8>) -> Result<Int, SystemError> {
    withoutBrokenPipeSignal {
      let count = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(number, $0.baseAddress, $0.count) }
      return count >= 0 ? .success(count) : .failure(SystemError(code: errno))
    }
  }
}

/// An `errno`.
struct SystemError: Error {
  let code: Int32

  /// Whether the call can simply be repeated.
  var isTemporary: Bool { code == EINTR || code == EAGAIN }
}

/// Runs `body` with SIGPIPE blocked on this thread, and removes the signal if it has arrived.
private func withoutBrokenPipeSignal<Answer>(_ body: () -> Answer) -> Answer {
  var (brokenPipe, before, pending) = (sigset_t(), sigset_t(), sigset_t())
  unsafe sigemptyset(&brokenPipe)
  unsafe sigaddset(&brokenPipe, SIGPIPE)
  unsafe sigpending(&pending)
  let wasPending = unsafe sigismember(&pending, SIGPIPE) == 1
  unsafe pthread_sigmask(SIG_BLOCK, &brokenPipe, &before)
  defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
  let answer = body()
  if !wasPending {
    var immediately = timespec()
    while unsafe sigtimedwait(&brokenPipe, nil, &immediately) < 0, errno == EINTR {}
  }
  return answer
}
