internal import Glibc
internal import FaultInjection

extension Scene {
  /// - Returns: 1, unless it was away already.
  func killRedis(for duration: Duration) async throws -> Int {
    let count = await redis.program.process == nil ? 0 : 1
    await redis.kill()
    try? await Task.sleep(for: duration)
    try await redis.start()
    return count
  }

  func restartRedis() async throws -> Int {
    let count = await redis.program.process == nil ? 0 : 1
    await redis.stop()
    try await redis.start()
    return count
  }

  /// - Returns: how many kiosks gave up waiting for it.
  func stopRedis(for duration: Duration) async -> Int {
    let before = redisLine.figures.givenUp
    await redis.program.signal(SIGSTOP)
    let count = await stand(for: duration) { redisLine.figures.givenUp - before }
    await redis.program.signal(SIGCONT)
    return count
  }

  /// Lets it forget everything, as soon as there is something to forget.
  /// - Returns: how many seats were held.
  func flushRedis() async throws -> Int {
    let count = await stand(for: .zero) {
      let answer = try? await redis.ask("EVAL", "return #redis.call('KEYS', '*:seat:*')", "0")
      return answer.flatMap { Int($0) } ?? 0
    }
    try await tellRedis("FLUSHALL")
    return count
  }

  /// Lets it forget its scripts, again and again until somebody asks for one: a kiosk that has just connected brings all.
  /// - Returns: how many kiosks had to send one anew.
  func flushScripts() async throws -> Int {
    let before = try await redis.errors("NOSCRIPT")
    return try await stand(for: .zero) {
      try await tellRedis("SCRIPT FLUSH")
      return await redisErrors("NOSCRIPT") - before
    }
  }

  /// Lets it have no room for anything new.
  /// - Returns: how often it refused something.
  func fillRedis(for duration: Duration) async throws -> Int {
    let before = try await redis.errors("OOM")
    try await tellRedis("CONFIG SET maxmemory 1")
    let count = await stand(for: duration) { await redisErrors("OOM") - before }
    try await tellRedis("CONFIG SET maxmemory 0")
    return count
  }

  /// - Returns: how many answers kiosks got by the wrong time.
  func shiftRedisClock(by step: Duration, for duration: Duration) async -> Int {
    let (reads, answers) = (redisFaults.clockReads, redisLine.figures.roundTrips)
    redisFaults.clockOffset = step
    let count = await stand(for: duration) {
      redisFaults.clockReads > reads ? redisLine.figures.roundTrips - answers : 0
    }
    redisFaults.clockOffset = .zero
    return count
  }

  /// None as long as it does not say.
  private func redisErrors(_ code: String) async -> Int { (try? await redis.errors(code)) ?? 0 }

  /// Asks until Redis does it, which on a busy machine may take some time.
  func tellRedis(_ command: String) async throws {
    let isDone = await eventually(within: .seconds(30)) { redis.tell(command)?.hasPrefix("+OK") == true }
    guard isDone else { throw LabError("Redis does not carry out `\(command)`.") }
  }
}
