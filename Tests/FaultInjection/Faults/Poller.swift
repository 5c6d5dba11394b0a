internal import CPoller
internal import Glibc
internal import SystemPackage

/// Linux's epoll, with a bell and a clock.
struct Poller: Sendable {
  /// What a descriptor is ready for.
  struct Readiness: Sendable {
    let tag: UInt64
    /// Something has come, or the end.
    let isReadable: Bool
    let isWritable: Bool
  }

  static let reading = EPOLLIN.rawValue
  static let writing = EPOLLOUT.rawValue
  /// The bell's and the clock's own tag.
  static let ownTag: UInt64 = 0

  private let queue: Int32
  private let timer: Int32
  private let bell: Int32

  init() throws(Errno) {
    // EPOLL_CLOEXEC and the others' flags are those of `open`.
    queue = epoll_create1(O_CLOEXEC)
    timer = timerfd_create(CLOCK_MONOTONIC, O_CLOEXEC | O_NONBLOCK)
    bell = eventfd(0, O_CLOEXEC | O_NONBLOCK)
    guard queue >= 0, timer >= 0, bell >= 0 else {
      let error = Errno(rawValue: errno)
      close()
      throw error
    }
    watch(bell, as: Self.ownTag, from: nil, to: Self.reading)
    watch(timer, as: Self.ownTag, from: nil, to: Self.reading)
  }

  func close() {
    for file in [queue, timer, bell] where file >= 0 { _ = Glibc.close(file) }
  }

  /// Watches a descriptor for something else than before; nil is not at all.
  func watch(_ file: Int32, as tag: UInt64, from old: UInt32?, to new: UInt32?) {
    var event = unsafe epoll_event()
    unsafe event.events = new ?? 0
    unsafe event.data.u64 = tag
    let change = new == nil ? EPOLL_CTL_DEL : old == nil ? EPOLL_CTL_ADD : EPOLL_CTL_MOD
    unsafe _ = epoll_ctl(queue, change, file, &event)
  }

  /// Waits for something to happen; the bell and the clock are done with when it returns.
  func wait() -> [Readiness] {
    let most = 128
    return unsafe withUnsafeTemporaryAllocation(of: epoll_event.self, capacity: most) { events in
      let count = unsafe epoll_wait(queue, events.baseAddress, Int32(most), -1)
      var found: [Readiness] = []
      for index in 0..<max(0, Int(count)) {
        let event = unsafe events[index]
        let (tag, ready) = unsafe (event.data.u64, event.events)
        if tag == Self.ownTag {
          calm()
        } else {
          found.append(
            Readiness(
              tag: tag, isReadable: ready & ~Self.writing != 0, isWritable: ready & Self.writing != 0))
        }
      }
      return found
    }
  }

  private func calm() {
    var count: UInt64 = 0
    for file in [bell, timer] { unsafe _ = read(file, &count, 8) }
  }

  /// Ends the present wait, or the next.
  func ring() {
    var one: UInt64 = 1
    unsafe _ = write(bell, &one, 8)
  }

  /// Ends a wait at a moment of the monotonic clock, in nanoseconds; nil takes that back.
  func wake(at moment: UInt64?) {
    var time = itimerspec()
    if let moment {
      time.it_value = timespec(
        tv_sec: Int(moment / 1_000_000_000), tv_nsec: Int(max(1, moment % 1_000_000_000)))
    }
    unsafe _ = timerfd_settime(timer, Int32(1), &time, nil)  // TFD_TIMER_ABSTIME
  }
}
