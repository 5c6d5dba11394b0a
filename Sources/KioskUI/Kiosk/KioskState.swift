package import BoxOffice
package import Terminal

/// The whole kiosk at one moment. ``update(_:at:)`` is the only way it changes, and ``view(of:theme:charset:)``
/// the only way it is seen; both are pure, so a recorded session replays to identical frames.
package struct KioskState: Hashable, Sendable {
  package var settings: Settings
  package var size: Size
  /// What the terminal shows, which decides where things stand.
  package var charset: Charset
  /// The monotonic clock in seconds, as of the last event.
  package var now: Double
  /// When a key was last pressed.
  package var lastInput: Double
  package var programme: Programme?
  /// When `programme` was read, when it was last asked for, and whether that is not answered yet.
  package var programmeReadAt: Double?
  package var programmeAskedAt: Double?
  package var isReadingProgramme = false
  package var scene: Scene = .attract
  package var films = ListFocus()
  package var showtimes = ListFocus()
  /// The film whose showtimes are listed.
  package var film: Movie.ID?
  /// The showtime whose seats are open.
  package var sale: Sale?
  /// Whether seats are told as a list rather than drawn as a map.
  package var prefersSeatList: Bool
  package var dialog: Dialog?
  package var notice: Notice?
  /// What keeps the database from answering; nil when it does.
  package var databaseTrouble: String?
  /// What keeps Redis from answering; nil when it does.
  package var holdsTrouble: String?

  package init(settings: Settings, size: Size, charset: Charset = .unicode, now: Double) {
    self.settings = settings
    self.size = size
    self.charset = charset
    self.now = now
    lastInput = now
    prefersSeatList = settings.seatView == .list
  }

  package enum Scene: Hashable, Sendable {
    case attract
    case films
    case showtimes
    /// A showtime's seats are being read.
    case opening(Showtime.ID, since: Double)
    case seats
    case details
    case payment
    case ticket
  }

  /// What stands over a screen until it is answered.
  package enum Dialog: Hashable, Sendable {
    case help
    /// How seats are chosen.
    case rules(page: Int)
    /// How many are coming.
    case party(PartyForm)
    /// Why staff sell seats that were refused.
    case override(OverrideForm)
    /// Leaving the seat map would give seats back.
    case leaveSeats
    /// Quitting would give seats back.
    case quit
    /// Nobody has pressed a key for long; the kiosk starts over then.
    case stillThere(until: Double)
    /// The showtime begins at another time now; sentences.
    case moved([String])
    /// The showtime's last seat was sold while somebody looked.
    case soldOut
    /// The showtime cannot be sold any more; a sentence.
    case ended(String)
  }

  /// A sentence that goes by itself.
  package struct Notice: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
      case information, success, warning
    }

    package var text: String
    package var kind: Kind
    package var until: Double
  }
}

/// Where the cursor stands in a list, and what was typed to filter it.
package struct ListFocus: Hashable, Sendable {
  package var filter = ""
  package var index = 0

  package init() {}

  /// Filters by one more character. A blank filters nothing unless something stands before it.
  mutating func narrow(by character: Character) {
    guard character != " " || !filter.isEmpty else { return }
    filter.appendTyped(character)
    index = 0
  }

  /// Keeps the cursor on the list.
  mutating func clamp(to count: Int) {
    index = max(0, min(index, count - 1))
  }
}

extension KioskState {
  mutating func notify(_ text: String, _ kind: Notice.Kind = .information, for seconds: Double = 6) {
    notice = Notice(text: text, kind: kind, until: now + seconds)
  }

  /// The films whose title, genre, director or cast contains what was typed.
  var filteredFilms: [Movie] {
    guard let programme else { return [] }
    let needle = films.filter.lowercased()
    return programme.movies.filter { movie in
      needle.isEmpty || movie.searchTexts.contains { $0.lowercased().contains(needle) }
    }
  }

  /// The chosen film's showtimes whose day, time, screen or format contains what was typed.
  var filteredListings: [Programme.Listing] {
    guard let programme, let film else { return [] }
    let needle = showtimes.filter.lowercased()
    return programme.listings.filter { listing in
      listing.showtime.movie == film && !listing.isOver(at: wallClock)
        && (needle.isEmpty || listing.searchText(today: wallClock?.date ?? programme.today).contains(needle))
    }
  }

  var filmShown: Movie? {
    programme?.movies.first { $0.id == film }
  }

  /// The cinema's wall clock now: what the database said, and the seconds since.
  var wallClock: WallClock? { wallClock(at: now) }

  func wallClock(at time: Double) -> WallClock? {
    guard let programme, let programmeReadAt else { return nil }
    let minutes = programme.timeOfDay.minutesSinceMidnight + Int((time - programmeReadAt) / 60)
    return WallClock(
      date: programme.today.advanced(byDays: minutes / 1440), time: TimeOfDay(minutesSinceMidnight: minutes))
  }
}

/// A day and a time on the cinema's wall.
struct WallClock: Hashable, Sendable {
  var date: CalendarDate
  var time: TimeOfDay
}

extension Movie {
  var searchTexts: [String] {
    [title, originalTitle ?? "", director ?? "", format] + genres + cast
  }
}

extension Programme.Listing {
  func searchText(today: CalendarDate) -> String {
    let day = showtime.showDate.relativeName(to: today)
    return "\(day) \(showtime.showDate.long) \(showtime.startTime) \(screenName) \(screenType.rawValue)"
      .lowercased()
  }

  /// Whether it began too long ago to be sold, by the cinema's clock.
  func isOver(at clock: WallClock?) -> Bool {
    guard let clock else { return false }
    let minutes =
      showtime.showDate.days(until: clock.date) * 1440 + clock.time.minutesSinceMidnight
      - showtime.startTime.minutesSinceMidnight
    return minutes * 60 > Showtime.salesGrace
  }
}

extension CalendarDate {
  /// `Today`, `Tomorrow`, or `Wed 25 Nov`.
  func relativeName(to today: CalendarDate) -> String {
    switch today.days(until: self) {
    case 0: "Today"
    case 1: "Tomorrow"
    default: short
    }
  }
}
