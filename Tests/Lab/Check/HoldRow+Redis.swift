internal import FoundationEssentials
internal import RedisHolds
internal import Subprocess
internal import SystemPackage

extension Evidence.HoldRow {
  /// Every seat's key of a server, read behind the back of the kiosk's own scripts.
  /// - Throws: ``RedisUnreadable`` with what `redis-cli` says.
  static func all(at address: RedisAddress) async throws -> [Evidence.HoldRow] {
    let place = address.description
    let server = place.hasPrefix("/") ? ["-s", place] : ["-u", place]
    let result = try await run(
      .name("redis-cli"), arguments: Arguments(server + ["-e", "--raw", "EVAL", script, "0"]),
      output: .string(limit: 64 << 20), error: .string(limit: 4_096))
    let text = result.standardOutput
    guard result.terminationStatus.isSuccess else {
      throw RedisUnreadable(
        description:
          "redis-cli cannot read the holds at `\(place)`: \(text.prefix(200)) \(result.standardError)")
    }
    return try text.split(separator: "\n").compactMap { try Self(line: $0) }
  }

  /// A line for each key: name, value and milliseconds that it has left. In a cluster they lie in many slots.
  private static let script = """
    #!lua flags=allow-cross-slot-keys
    local lines, cursor = {}, '0'
    repeat
      local page = redis.call('SCAN', cursor, 'MATCH', 'kiosk:*:seat:*', 'COUNT', 1000)
      cursor = page[1]
      for _, key in ipairs(page[2]) do
        lines[#lines + 1] = key .. ' ' .. (redis.call('GET', key) or '-') .. ' ' .. redis.call('PTTL', key)
      end
    until cursor == '0'
    return table.concat(lines, '\\n')
    """

  /// `kiosk:{SHOWTIME}:seat:SEAT TOKEN:DEADLINE MILLISECONDS`; nil for a key that has just gone.
  /// - Throws: ``RedisUnreadable`` for a line that says something else: a hold that is not understood is not none.
  init?(line: Substring) throws(RedisUnreadable) {
    let words = line.split(separator: " ")
    guard words.count == 3, let left = Int(words[2]), let open = words[0].firstIndex(of: "{"),
      let close = words[0].firstIndex(of: "}"), open < close
    else { throw RedisUnreadable(description: "Redis holds something that is no hold: `\(line)`") }
    guard left != -2 else { return nil }
    let key = words[0]
    showtime = String(key[key.index(after: open)..<close])
    seat = String(key.suffix(36))
    token = String(words[1].prefix { $0 != ":" })
    timeToLive = left < 0 ? nil : left
  }
}

/// Why holds could not be read.
struct RedisUnreadable: Error, CustomStringConvertible {
  let description: String
}
