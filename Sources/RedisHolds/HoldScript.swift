/// The scripts that Redis runs, each one operation of ``RedisHoldStore`` in one round trip.
package enum HoldScript: Int, CaseIterable {
  case hold, swap, renew, release, announce, read

  /// What is loaded into the server: the flags, what the scripts share, and the script.
  ///
  /// The flags make Redis (7 or newer) refuse a script before it starts, where it cannot finish: on a replica, or
  /// when the memory is full. Seats can be given back and read even then.
  package var source: String {
    let flags =
      switch self {
      case .hold, .swap, .renew: ""
      case .release, .announce: " flags=allow-oom"
      case .read: " flags=no-writes"
      }
    let shared = String(decoding: PackageResources.prelude_lua, as: UTF8.self)
    return "#!lua\(flags)\n\(shared)\n\(String(decoding: body, as: UTF8.self))"
  }

  private var body: [UInt8] {
    switch self {
    case .hold: PackageResources.hold_lua
    case .swap: PackageResources.swap_lua
    case .renew: PackageResources.renew_lua
    case .release: PackageResources.release_lua
    case .announce: PackageResources.announce_lua
    case .read: PackageResources.read_lua
    }
  }
}
