package import BoxOffice
import TextLayout
import Words

package enum ProgrammeEffect: Hashable, Sendable {
  /// → ``ProgrammeEvent/read(_:)``
  case read
}

package enum ProgrammeEvent: Hashable, Sendable {
  case read(Result<Programme, StoreError>)
}

/// What the cinema shows, as it was last read: what the screens of the kiosk share.
package struct ProgrammeState: Hashable, Sendable {
  package private(set) var programme: Programme?
  /// When it was read, and when it was last asked for, on the monotonic clock.
  private var readAt: Double?
  package private(set) var askedAt: Double?
  /// Whether that is not answered yet.
  package private(set) var isReading = false

  package init() {}

  mutating func ask(at time: Double) -> Effect {
    isReading = true
    askedAt = time
    return .programme(.read)
  }

  /// Takes note of the answer.
  mutating func adopt(_ programme: Programme?, at time: Double) {
    isReading = false
    guard let programme else { return }
    self.programme = programme
    readAt = time
  }

  /// Whether it should be read again: every half minute, and every few seconds while the database is away.
  func isStale(at time: Double, whileAway: Bool) -> Bool {
    !isReading && time - (askedAt ?? -.infinity) >= (whileAway ? 3 : 30)
  }

  /// The cinema's wall clock: what the database said, and the seconds since.
  func wallClock(at time: Double) -> WallClock? {
    guard let programme, let readAt else { return nil }
    let minutes = programme.timeOfDay.minutesSinceMidnight + Int((time - readAt) / 60)
    return WallClock(
      date: programme.today.advanced(byDays: minutes / 1440), time: TimeOfDay(minutesSinceMidnight: minutes))
  }

  /// The films whose title, genre, director or cast contains what was typed, accents and capitals aside.
  func films(matching filter: String) -> [Movie] {
    guard let programme else { return [] }
    let needle = Text.folded(filter)
    return programme.movies.filter { movie in
      needle.isEmpty || movie.searchTexts.contains { Text.folded($0).contains(needle) }
    }
  }

  /// A film's coming showtimes whose day, time, screen or format contains what was typed.
  func listings(of film: Movie.ID?, matching filter: String, at time: Double) -> [Programme.Listing] {
    guard let programme, let film else { return [] }
    let needle = Text.folded(filter)
    let clock = wallClock(at: time)
    return programme.listings.filter { listing in
      listing.showtime.movie == film && !listing.isOver(at: clock)
        && (needle.isEmpty || listing.searchText(today: clock?.date ?? programme.today).contains(needle))
    }
  }

  /// What is said while nothing has been read yet; nil later.
  func waiting(_ environment: Environment) -> Message? {
    isReading && programme == nil ? environment.waiting(.reading, since: askedAt ?? environment.now) : nil
  }

  func film(_ id: Movie.ID?) -> Movie? { programme?.movies.first { $0.id == id } }

  /// `Wed 25 Nov  19:04`, by the cinema's clock.
  func clockText(at time: Double, _ words: Words) -> String {
    wallClock(at: time).map { "\(words.date($0.date, .short))  \(words.time($0.time))" } ?? ""
  }
}

/// A day and a time on the cinema's wall.
struct WallClock: Hashable, Sendable {
  var date: CalendarDate
  var time: TimeOfDay
}

extension Movie {
  fileprivate var searchTexts: [String] {
    [title, originalTitle ?? "", director ?? "", format] + genres + cast
  }
}

extension Programme.Listing {
  fileprivate func searchText(today: CalendarDate) -> String {
    let day = showtime.showDate.relativeName(to: today)
    return Text.folded(
      "\(day) \(showtime.showDate.long) \(showtime.startTime) \(screenName) \(screenType.rawValue)")
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
