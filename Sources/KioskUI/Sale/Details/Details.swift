package import BoxOffice
package import Words

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
    case refused(Message)
  }

  package var name = TextField(limit: 100)
  package var email = TextField(limit: 200)
  package var phone = TextField(limit: 20)
  package var promoText = TextField(limit: 50)
  package var promo: Promo = .none
  package var ticketTypes: [Seat.ID: TicketType] = [:]
  package var focus: Field = .name

  package init() {}
}
