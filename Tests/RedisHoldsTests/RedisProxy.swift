import Glibc
import FaultInjection
import SystemPackage
import TestSupport

@testable import RedisHolds

/// Gives `body` a proxy to a Redis, the tests' shared one if none is named, and its address.
func withProxy<Value>(
  to server: RedisAddress? = nil, replacing: [Replacement] = [],
  _ body: (FaultProxy, RedisAddress) async throws -> Value
) async throws -> Value {
  let target = if let server { server } else { try await sharedRedis() }
  let path = FilePath("/tmp/kiosk-proxy-\(getpid())-\(UInt32.random(in: .min ... .max))")
  let proxy = try FaultProxy(.redis, to: FilePath(target.description), at: path, replacing: replacing)
  defer { proxy.stop() }
  return try await body(proxy, try RedisAddress(path.string))
}
