package import BoxOffice
package import Words

/// What is asked for a booked ticket.
package enum TicketEffect: Hashable, Sendable {
  /// → ``TicketEvent/read(_:)``
  case read(Booking.ID)
  /// → ``TicketEvent/printed(problem:)``
  case print(BookingRecord, in: Language)
}

package enum TicketEvent: Hashable, Sendable {
  case read(Result<IssuedTicket?, StoreError>)
  /// Nil when it was printed, else why not.
  case printed(problem: String?)
}

/// Whether a ticket was printed.
package enum PrintState: Hashable, Sendable {
  case notAsked, running, done
  case failed(String)
}

/// A booked ticket as the screen shows it.
package struct IssuedTicket: Sendable, Hashable {
  package var record: BookingRecord
  /// The QR code's modules, row by row; true is dark. Without its quiet zone.
  package var qrCode: [[Bool]]

  package init(record: BookingRecord, qrCode: [[Bool]]) {
    self.record = record
    self.qrCode = qrCode
  }
}
