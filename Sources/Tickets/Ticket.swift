package import BoxOffice
package import Words

/// What the customer holds in their hand: a paid booking, ready to be rendered.
package struct Ticket: Hashable, Sendable {
  package let record: BookingRecord
  /// The ticket's language, which is the one that the customer read on the screen.
  package let language: Language
  /// What opens the door: only the booking's reference.
  package let code: QRCode?

  /// - Throws: if the booking is not paid, or no longer valid.
  package init(_ record: BookingRecord, in language: Language) throws(NoTicket) {
    switch record.booking.status {
    case .confirmed, .completed: break
    case .pending, .cancelled, .refunded:
      throw NoTicket(reference: record.booking.reference, status: record.booking.status)
    }
    self.record = record
    self.language = language
    code = QRCode(record.booking.reference.text)
  }

  package var reference: BookingReference { record.booking.reference }

  /// `123 Main St, New York, NY 10001`
  package var address: String {
    let cinema = record.cinema
    let region = [cinema.state, cinema.postalCode].compactMap(\.self).filter { !$0.isEmpty }
    return [cinema.address, cinema.city, region.joined(separator: " ")].filter { !$0.isEmpty }
      .joined(separator: ", ")
  }

  /// The payment that paid for it; nil if nothing had to be paid.
  package var payment: Payment? { record.payments.last { $0.status == .success } }
}

/// Why a booking has no ticket.
package struct NoTicket: Error, Hashable, Sendable, CustomStringConvertible {
  package let reference: BookingReference
  package let status: BookingStatus

  package init(reference: BookingReference, status: BookingStatus) {
    self.reference = reference
    self.status = status
  }

  package var description: String {
    switch status {
    case .pending: "Booking \(reference) is not paid yet, so there is no ticket."
    case .cancelled: "Booking \(reference) was cancelled, so there is no ticket."
    case .refunded: "Booking \(reference) was refunded, so there is no ticket."
    case .confirmed, .completed: "Booking \(reference) has its ticket."
    }
  }
}
