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

  /// How long a customer waits for the database.
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
  /// Whether it contains a password. Credentials end with `@`, which occurs nowhere else in an address.
  var holdsPassword: Bool {
    url.hasPrefix("redis://") && url.contains("@")
  }
}

extension Configuration {
  /// Who sells at this kiosk. Nobody signs in.
  var actor: Actor { Actor(terminal: terminalName) }

  /// The kiosk's name, as bookings store it.
  private var terminalName: String {
    if !kiosk.terminal.isEmpty { return kiosk.terminal }
    var name = [CChar](repeating: 0, count: 256)
    guard unsafe gethostname(&name, name.count - 1) == 0 else { return "kiosk" }
    let text = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return text.isEmpty ? "kiosk" : String(text.prefix(50))
  }

  /// The part of it that the screens need.
  var settings: Settings {
    var settings = screens
    settings.payments = PaymentRegistry.installed(by: self).map(\.option)
    settings.printsTickets = ticket.autoPrint && !ticket.printer.isEmpty
    return settings
  }
}
