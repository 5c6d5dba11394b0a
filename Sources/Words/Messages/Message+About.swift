/// What the kiosk says about itself.
extension Message {
  package static var aboutTitle: Message { Message("about.title") }
  /// Which key shows it.
  package static var aboutKey: Message { Message("about.key") }
  package static var aboutVersion: Message { Message("about.version") }
  package static var aboutTerminal: Message { Message("about.terminal") }
  package static var aboutScreen: Message { Message("about.screen") }
  package static var aboutTheme: Message { Message("about.theme") }
  package static var aboutLanguage: Message { Message("about.language") }
  package static var aboutDatabase: Message { Message("about.database") }
  package static var aboutSchema: Message { Message("about.schema") }
  package static var aboutHolds: Message { Message("about.holds") }
  /// A server that is being asked.
  package static var aboutAsking: Message { Message("about.asking") }
  /// A server that answers.
  package static var aboutAnswers: Message { Message("about.answers") }

  package static func aboutBuilt(_ version: String, at time: String) -> Message {
    Message("about.built", ["version": .text(version), "time": .text(time)])
  }

  package static func aboutWindow(columns: Int, rows: Int, colors: Message, charset: String, type: String)
    -> Message
  {
    Message(
      "about.window",
      [
        "columns": .number(columns), "rows": .number(rows), "colors": .message(colors),
        "charset": .text(charset), "type": .text(type),
      ])
  }

  package static func aboutColors(_ count: Int) -> Message {
    Message("about.colors", ["count": .number(count)])
  }

  package static var aboutNoColors: Message { Message("about.no-colors") }

  /// What is known about a server, and its address.
  package static func aboutServer(_ state: Message, at address: String) -> Message {
    Message("about.server", ["state": .message(state), "address": .text(address)])
  }

  /// At the bottom of the list of keys: what another key shows.
  package static func alsoShows(_ other: Message, foot: String) -> Message {
    Message("about.also-shows", ["other": .message(other), "foot": .text(foot)])
  }

  /// There is no more room in a field.
  package static var fieldIsFull: Message { Message("field.full") }
}
