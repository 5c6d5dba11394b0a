package import BoxOffice
package import Words

/// What the configuration decides about the screens.
package struct Settings: Hashable, Sendable {
  /// Who sits in front of it.
  package enum Profile: String, CaseIterable, Sendable {
    /// Staff, selling all day.
    case counter
    /// Customers, alone with it: it goes back to the start when they walk away.
    case walkUp = "walk-up"
  }

  /// How the seats are shown at first.
  package enum SeatView: String, CaseIterable, Sendable {
    case map
    /// Row by row in sentences, for screen readers and braille lines.
    case list
  }

  package var profile: Profile
  package var seatView: SeatView
  /// Those that the language key goes through; the kiosk starts in the first. Never empty.
  package var languages: [Language]
  package var holdTerms: HoldTerms
  /// Seconds that a claim waits for its payment.
  package var paymentSeconds: Int
  /// At most so many seats in one booking.
  package var maxSeats: Int
  /// Seconds without a key until a walk-up kiosk starts over; 0 for never.
  package var idleSeconds: Int
  /// In the order they are offered.
  package var payments: [PaymentOption]
  /// Whether booked tickets are printed by themselves.
  package var printsTickets: Bool

  package init(
    profile: Profile = .walkUp, seatView: SeatView = .map, languages: [Language] = [.english],
    holdTerms: HoldTerms = HoldTerms(),
    paymentSeconds: Int = 300,
    maxSeats: Int = 10, idleSeconds: Int = 120, payments: [PaymentOption] = [.cash, .simulator()],
    printsTickets: Bool = false
  ) {
    self.profile = profile
    self.seatView = seatView
    self.languages = languages.isEmpty ? [.english] : languages
    self.holdTerms = holdTerms
    self.paymentSeconds = paymentSeconds
    self.maxSeats = maxSeats
    self.idleSeconds = idleSeconds
    self.payments = payments
    self.printsTickets = printsTickets
  }

  /// The language of a customer who has chosen none.
  package var defaultLanguage: Language { languages.first ?? .english }

  /// What the language key changes to; nil where only one is offered.
  func language(after current: Language) -> Language? {
    languages.count > 1 ? languages.neighbour(of: current, by: 1) : nil
  }
}
