package import BoxOffice
import Terminal
import Words

/// Bookings in a box, shown from one line on.
package struct BookingList: Hashable, Sendable {
  package let bookings: [OpenBooking]
  private var first = 0

  init(_ bookings: [OpenBooking]) {
    self.bookings = bookings
  }

  /// The widest box.
  static let columns = 76

  /// One line for each booking; two in a narrow window.
  func lines(in window: Size, _ words: Words) -> [String] {
    bookings.flatMap { booking in
      let seats = booking.seats.map(\.description).joined(separator: " ")
      let time = "\(words.date(booking.showDate, .short)) \(words.time(booking.startTime))"
      let state = booking.status == .pending ? ", " + words(.beingPaid) : ""
      return window.columns >= Self.columns + 4
        ? ["\(booking.reference)  \(time)  \(seats)  \(booking.movieTitle)\(state)"]
        : ["\(booking.reference)  \(seats)\(state)", "  \(time)  \(booking.movieTitle)"]
    }
  }

  /// The lines that there is room for.
  func shown(in window: Size, _ words: Words) -> [String] {
    let lines = lines(in: window, words)
    let start = min(first, last(of: lines, in: window))
    return Array(lines[start...].prefix(room(in: window)))
  }

  mutating func scroll(by step: Int, in window: Size) {
    let lines = lines(in: window, .english)
    first = max(0, min(last(of: lines, in: window), first + step * (lines.count / max(1, bookings.count))))
  }

  private func last(of lines: [String], in window: Size) -> Int { max(0, lines.count - room(in: window)) }

  /// What is left by the frame, the sentence above (up to two lines), and the keys.
  private func room(in window: Size) -> Int { max(2, window.rows - 8) }
}
