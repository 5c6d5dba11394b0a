internal import Glibc
internal import Synchronization

/// Wakes a thread that waits for a socket. Once rung, it stays rung.
final class WakePipe: Sendable {
  /// Readable once rung. If the process has no descriptor left, it is -1, and waits end only by their time
  /// limit.
  let descriptor: Int32
  private let rope: Int32
  private let rung = Atomic(false)

  init() {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
    if unsafe socketpair(AF_UNIX, kind, 0, &ends) != 0 { ends = [-1, -1] }
    (descriptor, rope) = (ends[0], ends[1])
  }

  deinit {
    for end in [descriptor, rope] where end >= 0 { close(end) }
  }

  var hasRung: Bool { rung.load(ordering: .acquiring) }

  func ring() {
    rung.store(true, ordering: .releasing)
    if rope >= 0 { _ = unsafe write(rope, [1], 1) }
  }

  /// Waits until it is rung, or for `duration`.
  func wait(atMost duration: Duration) {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    _ = unsafe poll(&waiting, 1, Int32(clamping: duration.milliseconds))
  }
}
