internal import BoxOffice

/// What somebody is like who comes to a kiosk, and what they will do there, all of it drawn before they come.
struct Customer: Sendable {
  /// How somebody chooses seats.
  enum Choice: Sendable {
    /// The best ones that the kiosk proposes, all at once.
    case best
    /// Seat by seat, by their names, from one of the first that are free on.
    case byName(from: Int)
  }

  /// How somebody leaves who does not buy.
  enum Leaving: Sendable {
    /// Gives back what they have.
    case givingBack
    /// Is gone: what they have ends by itself.
    case silently
  }

  /// What somebody pays with.
  enum Means: Sendable, Hashable {
    case cash
    /// What the card terminal does then, where it does not draw that itself.
    case card(CardBehaviour)
  }

  var party = 1
  var choice = Choice.best
  /// How many of the kiosk's proposals they pass over.
  var passesOver = 0
  /// Takes the next best seats in the place of those they have.
  var changesMind = false
  /// Waits until a quarter of the lease has gone, so that it is renewed; by a clock that does not tick.
  var looksAtClock = false
  /// Seconds until they go on to pay.
  var thinking = 0.0
  /// Before they pay.
  var leaves: Leaving?
  /// The code that they want to use.
  var promo: String?
  /// What they pay with, and try again with after each attempt that was declined or failed.
  var means: [Means] = [.cash]
  /// Seconds before they try again.
  var pause = 0.0
  /// Whether the key that pays is pressed twice: the order is sent by another connection, too.
  var pressesTwice = false
  /// When nothing that they tried has gone through.
  var givesUp = Leaving.givingBack
}
