package import BoxOffice

/// What this kiosk is and what it runs on, for support on the telephone. It contains no secrets.
package struct Installation: Hashable, Sendable {
  /// The kiosk's name, as bookings store it.
  package var terminal: String
  package var version: String
  /// When the program was built, such as `2026-11-29 09:12 UTC`.
  package var built: String
  /// Where the servers are; nil if customers must not read it.
  package var databaseAddress: String?
  package var redisAddress: String?
  package var theme: String
  /// The value of `TERM`.
  package var terminalType: String
  /// How many colours the terminal shows; 0 for none.
  package var colors: Int

  package init(
    terminal: String = "kiosk", version: String = "", built: String = "", databaseAddress: String? = nil,
    redisAddress: String? = nil,
    theme: String = "", terminalType: String = "", colors: Int = 0
  ) {
    self.terminal = terminal
    self.version = version
    self.built = built
    self.databaseAddress = databaseAddress
    self.redisAddress = redisAddress
    self.theme = theme
    self.terminalType = terminalType
    self.colors = colors
  }
}

/// Asks the servers whether they answer.
package enum HealthEffect: Hashable, Sendable {
  /// → ``HealthEvent/checked(_:)``
  case check
}

package enum HealthEvent: Hashable, Sendable {
  case checked(Health)
}

/// Whether the servers answered just now.
package struct Health: Hashable, Sendable {
  /// The number of the last migration applied to the database.
  package var schemaVersion: Result<Int, StoreError>
  /// Why Redis does not answer; nil when it does.
  package var holdsTrouble: String?

  package init(schemaVersion: Result<Int, StoreError>, holdsTrouble: String?) {
    self.schemaVersion = schemaVersion
    self.holdsTrouble = holdsTrouble
  }
}
