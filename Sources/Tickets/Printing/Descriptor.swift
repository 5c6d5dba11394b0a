internal import Glibc

/// An open file descriptor, closed at the end of its life.
struct Descriptor: ~Copyable {
  let number: Int32

  init(_ number: Int32) {
    self.number = number
  }

  deinit {
    close(number)
  }

  /// Writes what can be written at once: how many bytes that was, or the `errno`. A pipe without a reader is
  /// `EPIPE`, without the signal that would end the program.
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

  /// Whether the call may simply be made again.
  var isTemporary: Bool { code == EINTR || code == EAGAIN }
}

/// Runs `body` with SIGPIPE held back on this thread, and takes it away should it have arrived.
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
