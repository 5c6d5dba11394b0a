internal import ArgumentParser
internal import BoxOffice
internal import KioskRuntime
internal import PostgresStore

/// `kiosk showtime`
struct ShowtimeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "showtime",
    abstract: "Lists the showtimes that are sold, and keeps parties apart at one.",
    subcommands: [List.self, Distance.self])
}

extension ShowtimeCommand {
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the showtimes that are sold, with their ids, by start.")

    @OptionGroup var options: CinemaOptions

    func run() async throws {
      let (store, choice) = try options.store()
      let programme = try await friendly { try await store.programme(of: try await choice.id()) }
      guard let programme else { throw Failure("The database has no cinema with this id. Correct --cinema.") }
      let titles = Dictionary(programme.movies.map { ($0.id, $0.title) }) { first, _ in first }
      for listing in programme.listings {
        let showtime = listing.showtime
        let distance = showtime.distance == .none ? "" : "  \(showtime.distance.sentence)"
        print(
          "\(showtime.id)  \(showtime.showDate) \(showtime.startTime)  \(listing.screenName)  "
            + "\(titles[showtime.movie] ?? "")\(distance)")
      }
    }
  }

  struct Distance: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Keeps seats or rows empty between two parties at a showtime.",
      discussion: """
        What is sold already stays as it is. Open seat maps hear of it within two seconds. A distance that is not \
        given is 0: `--seats 0` alone lets parties sit side by side again.
        """)

    @OptionGroup var options: CinemaOptions

    @Argument(help: "The showtime's id, as `kiosk showtime list` names it.")
    var id: String

    @Option(help: "Seats that stay empty between two parties in one row, 0 to 10.")
    var seats: Int?

    @Option(help: "Rows that stay empty before and behind a party, 0 to 10.")
    var rows: Int?

    func validate() throws {
      if seats == nil, rows == nil { throw ValidationError("Give --seats, --rows, or both; 0 for none.") }
      for (flag, value) in [("--seats", seats), ("--rows", rows)] {
        guard let value, !(0...10).contains(value) else { continue }
        throw ValidationError("\(flag) is \(value), but must lie between 0 and 10.")
      }
      guard Showtime.ID(id) != nil else {
        throw ValidationError("`\(id)` is no showtime's id: `kiosk showtime list` names them.")
      }
    }

    func run() async throws {
      guard let showtime = Showtime.ID(id) else { return }
      let distance = PartyDistance(seats: seats ?? 0, rows: rows ?? 0)
      let (store, _) = try options.store()
      let actor = try options.configuration().actor
      let isThere = try await friendly { try await store.setDistance(distance, of: showtime, by: actor) }
      guard isThere else {
        throw Failure("There is no showtime \(showtime): `kiosk showtime list` names those that are sold.")
      }
      print("From now on: \(distance.sentence).")
    }
  }
}

extension PartyDistance {
  /// `2 seats and 1 row between parties`.
  fileprivate var sentence: String {
    let parts = [(seats, "seat"), (rows, "row")].filter { $0.0 > 0 }.map { count, noun in
      "\(count) \(noun)\(count == 1 ? "" : "s")"
    }
    return parts.isEmpty
      ? "no distance between parties" : "\(parts.joined(separator: " and ")) between parties"
  }
}
