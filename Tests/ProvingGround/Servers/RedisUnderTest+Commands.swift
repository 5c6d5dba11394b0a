internal import LocalServers

extension RedisUnderTest {
  /// Has a command carried out, such as `FLUSHALL`, past every proxy.
  /// - Returns: the first bytes of the answer; nil where nobody answers within a second.
  @discardableResult
  package func tell(_ command: String) -> String? {
    LocalSocket.reply(at: socket, to: "\(command)\r\n")
  }
}
