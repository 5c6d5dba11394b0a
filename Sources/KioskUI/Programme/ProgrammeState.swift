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

/// What the cinema shows, as last read. The kiosk's screens share it.
package struct ProgrammeState: Hashable, Sendable {
  package private(set) var programme: Programme?
  /// When it was read, and when it was last requested, on the monotonic clock.
  private var readAt: Double?
  package private(set) var askedAt: Double?
  /// Whether the last request is still unanswered.
  package private(set) var isReading = false

  package init() {}

  mutating func ask(at time: Double) -> Effect {
    isReading = true
    askedAt = time
    return .programme(.read)
  }

  /// Stores the answer.
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

  /// The cinema's time: the time that the database gave, plus the seconds since.
  func wallClock(at time: Double) -> WallClock? {
    guard let programme, let readAt else { return nil }
    let minutes = programme.timeOfDay.minutesSinceMidnight + Int((time - readAt) / 60)
    return WallClock(
      date: programme.today.advanced(byDays: minutes / 1440), time: TimeOfDay(minutesSinceMidnight: minutes))
  }

  /// The films whose title, genre, director or cast contains the filter, ignoring accents and case.
  func films(matching filter: String) -> [Movie] {
    guard let programme else { return [] }
    let needle = Text.folded(filter)
    return programme.movies.filter { movie in
      needle.isEmpty || movie.searchTexts.contains { Text.folded($0).contains(needle) }
    }
  }

  /// A film's coming showtimes.
  func listings(of film: Movie.ID?, at time: Double) -> [Programme.Listing] {
    guard let programme, let film else { return [] }
    let clock = wallClock(at: time)
    return programme.listings.filter { $0.showtime.movie == film && !$0.isOver(at: clock) }
  }

  /// The showtimes whose day, time, screen or format contains the filter, in the words that the list shows.
  func listings(
    of film: Movie.ID?, matching filter: String, at time: Double, _ words: Words
  ) -> [Programme.Listing] {
    let coming = listings(of: film, at: time)
    guard !filter.isEmpty, let today = wallClock(at: time)?.date ?? programme?.today else { return coming }
    let needle = Text.folded(filter)
    return coming.filter { $0.searchText(today: today, words).contains(needle) }
  }

  /// What to show while nothing has been read yet; nil after that.
  func waiting(_ environment: Environment) -> Message? {
    isReading && programme == nil ? environment.waiting(.reading, since: askedAt ?? environment.now) : nil
  }

  func film(_ id: Movie.ID?) -> Movie? { programme?.movies.first { $0.id == id } }

  /// `Wed 25 Nov  19:04`, by the cinema's clock.
  func clockText(at time: Double, _ words: Words) -> String {
    wallClock(at: time).map { "\(words.date($0.date, .short))  \(words.time($0.time))" } ?? ""
  }
}

/// A day and a time as the cinema's clock shows them.
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
  /// The day both as it is shown and in full: `Tomorrow`, `Thursday 26 November 2026`.
  fileprivate func searchText(today: CalendarDate, _ words: Words) -> String {
    let date = showtime.showDate
    let facts = [
      words.date(date, .relative(to: today)), words.date(date, .long), words.time(showtime.startTime),
      screenName, screenType.rawValue,
    ]
    return Text.folded(facts.joined(separator: " "))
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
