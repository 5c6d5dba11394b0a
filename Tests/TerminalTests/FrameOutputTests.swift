import CNcurses
import Glibc
@testable import Terminal
import Testing

/// Curses' output with a socket in a terminal's place, which tells one piece from the next.
final class FrameOutputTests {
  private let terminal: Int32
  private let viewer: Int32

  init() throws {
    (terminal, viewer) = try Self.pair(SOCK_SEQPACKET)
  }

  deinit {
    close(terminal)
    close(viewer)
  }

  private static func pair(_ type: __socket_type) throws -> (Int32, Int32) {
    var ends: [Int32] = [-1, -1]
    try #require(unsafe socketpair(AF_UNIX, Int32(type.rawValue), 0, &ends) == 0)
    return (ends[0], ends[1])
  }

  /// What comes at once; nil if nothing has.
  private func piece() -> String? {
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = unsafe recv(viewer, &buffer, buffer.count, Int32(MSG_DONTWAIT))
    return count < 0 ? nil : String(decoding: buffer.prefix(count), as: UTF8.self)
  }

  /// As curses writes: past the file's buffer.
  private func draw(_ text: String, on output: borrowing FrameOutput) {
    unsafe _ = write(fileno(output.file), text, text.utf8.count)
  }

  @Test func `what is written while a frame is drawn comes in one piece, when it is drawn`() throws {
    let output = try FrameOutput(terminal: terminal)
    for frame in ["first", "second"] {
      output.inOnePiece {
        draw("a \(frame) ", on: output)
        draw("frame", on: output)
        #expect(piece() == nil)
      }
      #expect(piece() == "a \(frame) frame")
      #expect(piece() == nil)
    }
    output.inOnePiece {}
    #expect(piece() == nil)
    draw("the end", on: output)
    #expect(piece() == "the end")
    output.close()
  }

  @Test func `a terminal that takes a part at a time gets all of a frame`() async throws {
    let (terminal, viewer) = try Self.pair(SOCK_STREAM)
    defer { for end in [terminal, viewer] { close(end) } }
    _ = fcntl(terminal, F_SETFL, O_NONBLOCK)
    let frame = (0..<200_000).map { "\($0 % 10)" }.joined()
    async let read = Task.detached {
      var read: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 1000)
      while read.count < frame.utf8.count {
        let count = unsafe recv(viewer, &buffer, buffer.count, 0)
        guard count > 0 else { break }
        read += buffer.prefix(count)
      }
      return String(decoding: read, as: UTF8.self)
    }.value
    let output = try FrameOutput(terminal: terminal)
    output.inOnePiece { draw(frame, on: output) }
    output.close()
    #expect(await read == frame)
  }
}
