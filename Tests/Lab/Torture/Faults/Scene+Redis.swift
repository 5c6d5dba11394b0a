internal import Glibc
internal import ProvingGround

extension Scene {
  func killRedis(for duration: Duration) async throws {
    await redis.kill()
    try? await Task.sleep(for: duration)
    try await redis.start()
  }

  func restartRedis() async throws {
    await redis.stop()
    try await redis.start()
  }

  func stopRedis(for duration: Duration) async {
    await redis.program.signal(SIGSTOP)
    try? await Task.sleep(for: duration)
    await redis.program.signal(SIGCONT)
  }

  /// Lets it have no room for anything new.
  func fillRedis(for duration: Duration) async throws {
    try await tellRedis("CONFIG SET maxmemory 1")
    try? await Task.sleep(for: duration)
    try await tellRedis("CONFIG SET maxmemory 0")
  }

  func shiftRedisClock(by step: Duration, for duration: Duration) async {
    redisFaults.clockOffset = step
    try? await Task.sleep(for: duration)
    redisFaults.clockOffset = .zero
  }

  func tellRedis(_ command: String) async throws {
    guard redis.tell(command)?.hasPrefix("+OK") == true else {
      throw LabError("Redis does not carry out `\(command)`.")
    }
  }
}
