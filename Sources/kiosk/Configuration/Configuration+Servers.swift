internal import BoxOffice
internal import Glibc
internal import KioskRuntime
internal import KioskUI
internal import PostgresStore
internal import RedisHolds

extension Configuration.Database {
  /// Where the database is, for libpq.
  func server() throws(PostgresError) -> Conninfo {
    let named = try Conninfo(conninfo)
    return service.isEmpty ? named : named.setting(["service": service])
  }

  /// How long a customer waits for it.
  var limits: Limits {
    var limits = Limits.kiosk
    limits.connect = .seconds(connectTimeout)
    return limits
  }

  var holdsPassword: Bool {
    guard let server = try? Conninfo(conninfo) else { return false }
    return server["password"] != nil || server["sslpassword"] != nil
  }
}

extension Configuration.Redis {
  /// Credentials end with an `@`, and nothing else in an address has one.
  var holdsPassword: Bool {
    url.hasPrefix("redis://") && url.contains("@")
  }
}

extension Configuration {
  /// Who sells at this kiosk. Nobody signs in.
  var actor: Actor { Actor(terminal: terminalName) }

  /// This kiosk's name, as bookings keep it.
  private var terminalName: String {
    if !kiosk.terminal.isEmpty { return kiosk.terminal }
    var name = [CChar](repeating: 0, count: 256)
    guard unsafe gethostname(&name, name.count - 1) == 0 else { return "kiosk" }
    let text = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return text.isEmpty ? "kiosk" : String(text.prefix(50))
  }

  /// What of it the screens must know.
  var settings: Settings {
    var settings = screens
    settings.payments = PaymentRegistry.installed(by: self).map(\.option)
    settings.printsTickets = ticket.autoPrint && !ticket.printer.isEmpty
    return settings
  }
}
