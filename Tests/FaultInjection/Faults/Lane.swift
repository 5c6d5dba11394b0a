internal import CPoller
internal import Glibc

/// One way of a connection, with what has been read from its source and is not due yet, or not yet taken by its sink.
///
/// What comes first goes first, however long it is delayed.
struct Lane {
  private struct Parcel {
    let bytes: ArraySlice<UInt8>
    /// When it may go, in nanoseconds of the monotonic clock.
    var due: UInt64
  }

  let source: Int32
  let sink: Int32
  private var parcels: [Parcel] = []
  /// How many parcels at the beginning have gone.
  private var gone = 0
  /// How many bytes of the first one have gone.
  private var sent = 0
  private var lastDue: UInt64 = 0
  private(set) var waitingBytes = 0
  /// The sink takes nothing more at the moment.
  var isBlocked = false
  /// Nothing comes from the source any more.
  var hasEnded = false
  /// The sink is gone; the other way will end, too.
  private(set) var isBroken = false
  var bytesUntilCut: Int?
  /// What may be the beginning of a text to be replaced.
  var heldBack: [UInt8] = []

  init(from source: Int32, to sink: Int32) {
    (self.source, self.sink) = (source, sink)
  }

  var isEmpty: Bool { gone == parcels.count }

  /// More would only fill the memory.
  var isFull: Bool { waitingBytes > 4 << 20 }

  /// When the next parcel may go; nil when there is none, or when it waits for the sink alone.
  var nextDue: UInt64? { isEmpty || isBlocked ? nil : parcels[gone].due }

  /// Sends bytes now, or later if they are to be late or others wait before them.
  /// - Parameters:
  ///   - delay: in nanoseconds.
  ///   - pace: bytes a second.
  mutating func pass(_ bytes: ArraySlice<UInt8>, at now: UInt64, delay: UInt64, pace: Int?) {
    guard !isBroken else { return }
    guard let pace else {
      let due = max(lastDue, now + delay)
      if isEmpty, due <= now {
        put(bytes, due: due, from: send(bytes))
      } else {
        put(bytes, due: due)
      }
      return
    }
    lastDue = max(lastDue, now + delay)
    var rest = bytes
    while !rest.isEmpty {
      let piece = rest.prefix(max(1, pace / 50))
      rest = rest.dropFirst(piece.count)
      put(piece, due: lastDue + UInt64(piece.count) * 1_000_000_000 / UInt64(pace))
    }
  }

  /// Sends what is due.
  mutating func release(at now: UInt64) {
    while let due = nextDue, due <= now, !isBroken {
      let parcel = parcels[gone].bytes.dropFirst(sent)
      let count = send(parcel)
      sent += count
      waitingBytes -= count
      guard count == parcel.count else { break }
      gone += 1
      sent = 0
    }
    if isEmpty {
      parcels.removeAll(keepingCapacity: true)
      gone = 0
    } else if gone > 256 {
      parcels.removeFirst(gone)
      gone = 0
    }
  }

  /// Nothing is late any more.
  mutating func hurry() {
    for index in parcels.indices { parcels[index].due = 0 }
    lastDue = 0
  }

  private mutating func put(_ bytes: ArraySlice<UInt8>, due: UInt64, from start: Int = 0) {
    lastDue = due
    guard start < bytes.count, !isBroken else { return }
    // A copy: the slice is of the buffer that everything is read into.
    parcels.append(Parcel(bytes: ArraySlice(Array(bytes.dropFirst(start))), due: due))
    waitingBytes += bytes.count - start
  }

  /// - Returns: how many bytes the sink took.
  private mutating func send(_ bytes: ArraySlice<UInt8>) -> Int {
    var count = 0
    while count < bytes.count {
      let taken = unsafe bytes.dropFirst(count).withUnsafeBytes {
        unsafe Glibc.send(sink, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
      }
      if taken >= 0 {
        count += taken
      } else if errno == EAGAIN {
        isBlocked = true
        break
      } else if errno != EINTR {
        isBroken = true
        parcels = []
        (gone, sent, waitingBytes) = (0, 0, 0)
        break
      }
    }
    return count
  }
}
