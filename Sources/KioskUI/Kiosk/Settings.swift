package import BoxOffice
package import Words

/// What the configuration decides about the screens.
package struct Settings: Hashable, Sendable {
  /// Who uses the kiosk.
  package enum Profile: String, CaseIterable, Sendable {
    /// Staff, who sell all day.
    case counter
    /// Customers by themselves. The kiosk starts over when they walk away.
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
  /// The languages that the language key goes through. The kiosk starts in the first. Never empty.
  package var languages: [Language]
  package var holdTerms: HoldTerms
  /// How many seconds a claim waits for its payment.
  package var paymentSeconds: Int
  /// The most seats that one booking can have.
  package var maxSeats: Int
  /// Seconds without a key until a walk-up kiosk starts over; 0 for never.
  package var idleSeconds: Int
  /// In the order in which they are offered.
  package var payments: [PaymentOption]
  /// Whether tickets are printed as soon as they are booked.
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

  /// The language that the language key changes to; nil if only one is offered.
  func language(after current: Language) -> Language? {
    languages.count > 1 ? languages.neighbour(of: current, by: 1) : nil
  }
}
