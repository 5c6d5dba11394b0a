extension Setting {
  /// All keys, in the order of the annotated `kiosk.conf`.
  static let all: [Setting] =
    Configuration.Kiosk.settings + Configuration.Database.settings + Configuration.Redis.settings
    + Configuration.Sales.settings + Configuration.Payment.settings + Configuration.Simulator.settings
    + Configuration.Ticket.settings

  /// The file's tables, in order.
  static let tables: [String] = all.reduce(into: []) { tables, setting in
    if tables.last != setting.table { tables.append(setting.table) }
  }

  /// The setting of that name, such as `kiosk.theme`.
  static func named(_ name: String) -> Setting? {
    all.first { $0.name == name }
  }
}
