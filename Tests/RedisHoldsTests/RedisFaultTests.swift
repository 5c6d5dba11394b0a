import BoxOffice
import Testing

@testable import RedisHolds

@Suite("A server's refusal")
struct RedisFaultTests {
  @Test(
    "is said in a sentence for staff",
    arguments: [
      ("LOADING Redis is loading the dataset in memory", true, "is still loading its data"),
      ("BUSY Redis is busy running a script.", true, "is busy"),
      ("MASTERDOWN Link with MASTER is down", true, "without its primary"),
      ("CLUSTERDOWN The cluster is down", true, "without its primary"),
      ("ERR max number of clients reached", true, "no connection left to give"),
      ("READONLY You can't write against a read only replica.", false, "read-only replica"),
      ("OOM command not allowed when used memory > 'maxmemory'.", false, "is full"),
      ("MISCONF Redis is configured to save RDB snapshots", false, "cannot write to its disk"),
      ("NOAUTH Authentication required.", false, "wants a password"),
      ("WRONGPASS invalid username-password pair", false, "does not accept the user or the password"),
      ("NOPERM this user has no permissions", false, "does not allow this user"),
      ("MOVED 3999 127.0.0.1:6381", true, "does not keep this showtime"),
      ("ERR SELECT is not allowed in cluster mode", false, "no other database than 0"),
      ("WRONGTYPE Operation against a key", false, "something else under a name"),
      ("ERR Error compiling script: unexpected symbol near '#'", false, "Redis 7 or newer"),
      ("ERR syntax error", false, "refused: ERR syntax error"),
      ("", false, "refused: "),
    ] as [(String, Bool, String)])
  func sentences(answer: String, mayTryAgain: Bool, says: String) throws {
    let error = StoreError(.answered(answer), at: try RedisAddress("redis://:s3cr3t@cinema.example"))
    #expect(error.message.hasPrefix("Redis at `redis://cinema.example:6379/0` "))
    #expect(error.message.contains(says))
    switch error {
    case .unavailable: #expect(mayTryAgain)
    case .refused: #expect(!mayTryAgain)
    case .outcomeUnknown: Issue.record("every operation on holds can be repeated")
    }
  }

  @Test("ends the connection where another one may find a better server")
  func connections() {
    for code in ["READONLY", "NOAUTH", "MASTERDOWN", "LOADING"] {
      #expect(!RedisFault.answered("\(code) because").leavesConnectionUsable)
    }
    for code in ["NOSCRIPT", "OOM", "WRONGTYPE", "ERR"] {
      #expect(RedisFault.answered("\(code) because").leavesConnectionUsable)
    }
    for fault in [RedisFault.unreachable("it closed the connection"), .silent(seconds: 2), .unexpected] {
      #expect(!fault.leavesConnectionUsable)
    }
  }

  @Test("is followed by attempts at growing intervals, at most two seconds apart")
  func backoff() {
    var backoff = Backoff()
    let pauses = (1...7).map { _ in backoff.next() }
    #expect(pauses == [100, 200, 400, 800, 1600, 2000, 2000].map { .milliseconds($0) })
  }
}
