package import BoxOffice

/// What the customer may say about themselves; all of it optional.
package struct Details: Hashable, Sendable {
  package enum Field: Hashable, Sendable {
    /// The ticket type of the n-th chosen seat, by label.
    case ticket(Int)
    case name, email, phone, promoCode
  }

  package enum Promo: Hashable, Sendable {
    case none
    case asked(String)
    case found(PromoCode)
    case refused(String)
  }

  package var name = ""
  package var email = ""
  package var phone = ""
  package var promoText = ""
  package var promo: Promo = .none
  package var ticketTypes: [Seat.ID: TicketType] = [:]
  package var focus: Field = .name

  package init() {}
}
