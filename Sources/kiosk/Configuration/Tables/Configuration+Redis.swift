internal import RedisHolds

extension Configuration {
  struct Redis: Hashable, Sendable {
    var url = "redis://localhost:6379/0"
  }
}

extension Configuration.Redis {
  static let settings: [Setting] = [
    .text("redis", "url", "KIOSK_REDIS", \.redis.url, check: isRedisAddress)
  ]

  private static func isRedisAddress(_ text: String) throws(Setting.Complaint) {
    do {
      _ = try RedisAddress(text)
    } catch {
      throw Setting.Complaint(text: "is no address of a Redis server. \(error)")
    }
  }
}
