import FoundationEssentials
import Glibc
import FaultInjection
import Testing

@testable import RedisHolds

/// A Redis of a test's own, which it may flush, stop and kill.
final class PrivateRedis: Sendable {
  let directory: String
  let address: RedisAddress
  private let options: [String]
  private let process: Process

  /// Starts it, does the work and stops it again, whatever happens.
  static func run<Answer>(
    _ options: [String] = [], _ work: (PrivateRedis) async throws -> Answer
  ) async throws -> Answer {
    let server = try await PrivateRedis(options)
    do {
      let answer = try await work(server)
      await server.close()
      return answer
    } catch {
      await server.close()
      throw error
    }
  }

  private init(_ options: [String]) async throws {
    directory = "/tmp/kiosk-redis-\(UUID().uuidString.lowercased().prefix(13))"
    address = try RedisAddress(directory + "/redis.sock")
    self.options = options
    let made = unsafe mkdir(directory, 0o700)
    try #require(made == 0)
    process = Process()
    try await start()
  }

  private func close() async {
    await kill()
    for name in ["redis.sock", "log", "dump.rdb"] { unsafe unlink("\(directory)/\(name)") }
    unsafe rmdir(directory)
  }

  /// Starts it and waits until it answers.
  func start() async throws {
    try await process.spawn(
      "redis-server",
      [
        "--port", "0", "--unixsocket", "\(directory)/redis.sock", "--dir", directory, "--save", "",
        "--logfile", "\(directory)/log",
      ] + options)
    let clock = ContinuousClock()
    let deadline = clock.now + .seconds(60)
    while true {
      do throws(RedisFault) {
        _ = try ask("PING")
        return
      } catch {
        if error.code == "NOAUTH" { return }
        try #require(clock.now < deadline, "redis-server does not start: \(error)")
        try await clock.sleep(for: .milliseconds(5))
      }
    }
  }

  /// As a crash would.
  func kill() async {
    await process.kill()
  }

  func signal(_ number: Int32) async {
    await process.signal(number)
  }

  /// Lets it listen on 127.0.0.1, on a port that was free a moment ago.
  func listenOnSomePort() throws -> Int {
    for _ in 1...20 {
      let port = Int.random(in: 20_000..<32_000)
      // An error says that the port is in use.
      if (try? ask("CONFIG", "SET", "port", String(port))) != nil { return port }
    }
    throw RedisFault.unreachable("no port is free")
  }

  @discardableResult
  func ask(_ words: String...) throws(RedisFault) -> RedisReply {
    try RedisHoldsTests.ask(address, words)
  }
}

/// Sends one command over a connection of its own.
@discardableResult
func ask(_ address: RedisAddress, _ words: [String]) throws(RedisFault) -> RedisReply {
  var connection = RedisConnection(address, limits: .patient)
  return try connection.answer(to: RedisCommand(words))
}

/// A child process.
private actor Process {
  private var id: pid_t?

  func spawn(_ program: String, _ arguments: [String]) throws {
    var words: [UnsafeMutablePointer<CChar>?] =
      unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
    defer { unsafe words.forEach { unsafe free($0) } }
    var id: pid_t = 0
    let failure = unsafe posix_spawnp(&id, program, nil, nil, &words, environ)
    try #require(failure == 0)
    self.id = id
  }

  func signal(_ number: Int32) {
    if let id { Glibc.kill(id, number) }
  }

  func kill() {
    guard let id else { return }
    Glibc.kill(id, SIGKILL)
    var status: Int32 = 0
    while unsafe waitpid(id, &status, 0) == -1 && errno == EINTR {}
    self.id = nil
  }
}
