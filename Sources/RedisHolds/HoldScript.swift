/// The scripts that Redis runs. Each is one operation of ``RedisHoldStore`` in one round trip.
package enum HoldScript: Int, CaseIterable {
  case hold, swap, renew, release, announce, read

  /// What is loaded into the server: the flags, the code that all scripts share, and the script.
  ///
  /// The flags make Redis (7 or newer) refuse a script before it starts if it could not finish: on a replica,
  /// or if the memory is full. Even then, seats can be given back and read.
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
