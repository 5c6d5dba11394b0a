/// The screens of the programme, and texts that any screen may use.
extension Message {
  package static var seatsAsListFromNow: Message { Message("attract.seats-as-list") }
  package static var seatsAsMapFromNow: Message { Message("attract.seats-as-map") }
  package static var readingProgramme: Message { Message("attract.reading") }
  package static var waitingForDatabase: Message { Message("attract.waiting") }
  package static var nothingOnSale: Message { Message("attract.nothing-on-sale") }
  package static var invitationToBegin: Message { Message("attract.invitation") }
  package static var films: Message { Message("films.title") }
  package static var noFilmOnSale: Message { Message("films.none") }
  package static func director(_ name: String) -> Message {
    Message("films.director", ["name": .text(name)])
  }
  package static func cast(_ names: [String]) -> Message {
    Message("films.cast", ["names": .list(names.map { .text($0) }, .commas)])
  }
  package static var showtimes: Message { Message("showtimes.title") }
  package static var noShowtime: Message { Message("showtimes.none") }
  package static var soldOut: Message { Message("showtimes.sold-out") }
  package static func seatsLeft(_ count: Int) -> Message {
    Message("showtimes.left", ["count": .number(count)])
  }
  package static func seatsFree(_ count: Int) -> Message {
    Message("showtimes.free", ["count": .number(count)])
  }
  package static var seatsTitle: Message { Message("opening.title") }
  package static var readingSeats: Message { Message("opening.reading") }
  package static func seatsUnread(_ error: String) -> Message {
    Message("opening.unread", ["error": .text(error)])
  }
  package static func screenWithoutSeats(_ screen: String) -> Message {
    Message("opening.without-seats", ["screen": .text(screen)])
  }
  package static var reading: Message { Message("list.reading") }
  package static var nothingOnList: Message { Message("list.nothing") }
  package static var typeToFilter: Message { Message("list.type-to-filter") }
  package static func nothingMatches(_ filter: String) -> Message {
    Message("list.nothing-matches", ["filter": .text(filter)])
  }
  package static func windowTooSmall(columns: Int, rows: Int) -> Message {
    Message("window.too-small", ["columns": .number(columns), "rows": .number(rows)])
  }
  package static func databaseTrouble(_ trouble: String) -> Message {
    Message("trouble.database", ["trouble": .text(trouble)])
  }
  package static func holdsTrouble(_ trouble: String) -> Message {
    Message("trouble.holds", ["trouble": .text(trouble)])
  }
}
