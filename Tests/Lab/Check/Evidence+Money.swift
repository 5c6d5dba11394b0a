internal import BoxOffice
internal import Payments

/// What a customer handed over in cash, and got back, as a history's line says it.
struct CashNote: Hashable, Sendable, CustomStringConvertible {
  let tendered: Money
  let change: Money

  var description: String { "cash \(tendered.minorUnits), change \(change.minorUnits)" }
}

extension CashNote {
  /// Nil unless it is written as `description` writes it.
  init?(_ text: String) {
    let words = text.split(separator: " ")
    guard words.count == 4, words[0] == "cash", words[2] == "change", words[1].hasSuffix(","),
      let tendered = Int(words[1].dropLast()), let change = Int(words[3])
    else { return nil }
    self.init(tendered: Money(minorUnits: tendered), change: Money(minorUnits: change))
  }
}

/// What was charged, against what the database says of it.
extension Evidence {
  private var paymentsByReference: [String: PaymentRow] {
    Dictionary(payments.map { ($0.reference, $0) }) { first, _ in first }
  }

  private var bookingsByID: [String: BookingRow] {
    Dictionary(bookings.map { ($0.id, $0) }) { first, _ in first }
  }

  private var accounts: [(reference: String, account: LedgerAccount)] {
    ledger.accounts.map { ($0.text, $1) }.sorted { $0.reference < $1.reference }
  }

  /// What the drawer has of a payment.
  private func cash(_ payment: PaymentRow) -> Money {
    guard payment.status == .success || payment.status == .refunded else { return .zero }
    return (payment.tendered ?? .zero) - (payment.change ?? .zero) - (payment.refundAmount ?? .zero)
  }

  var bookingsChargedTwice: [Violation] {
    let payments = paymentsByReference
    // An idempotency key begins with the booking's reference, whoever made it.
    let charges = Dictionary(
      grouping: accounts.filter { $0.account.kept > payments[$0.reference]?.refundOwed ?? .zero }
    ) {
      $0.reference.prefix { $0 != "-" }
    }
    let drawer = Dictionary(
      grouping: self.payments.filter { $0.gateway == CashGateway.name && cash($0) > $0.refundOwed },
      by: \.booking)
    return bookings.compactMap { booking in
      let byCard = (charges[Substring(booking.reference)] ?? []).map(\.reference)
      let byCash = (drawer[booking.id] ?? []).map(\.reference)
      let charges = byCard + byCash
      guard charges.count > 1 else { return nil }
      return Violation(
        .oneChargePerBooking,
        "Booking \(booking.id) was charged \(charges.count) times: \(charges.joined(separator: ", ")).",
        ids: [booking.id] + charges)
    }
  }

  var chargesWithoutPayment: [Violation] {
    let payments = paymentsByReference
    let bookings = bookingsByID
    return accounts.compactMap { reference, account in
      guard account.kept > .zero else { return nil }
      let wrong: String
      if let payment = payments[reference] {
        switch payment.status {
        case .success, .refunded:
          guard account.kept > payment.amount else { return nil }
          wrong = "of \(account.kept) was for \(payment.amount)"
        case .pending:
          // The reaper will ask about it when the claim is past its time.
          let claim = payment.booking.flatMap { bookings[$0] }
          guard claim?.status != .pending else { return nil }
          wrong = "of \(account.kept) is PENDING in the database, and its booking is not"
        case .failed:
          // A claim that stands may be paid by it yet, as long as somebody works on it.
          if !isSettled, payment.booking.flatMap({ bookings[$0] })?.status == .pending { return nil }
          wrong = "of \(account.kept) is FAILED in the database"
        }
      } else {
        wrong = "of \(account.kept) is unknown to the database"
      }
      let ids = [reference] + [payments[reference]?.booking].compactMap { $0 }
      return Violation(.chargeHasPayment, "The card terminal's charge \(reference) \(wrong).", ids: ids)
    }
  }

  var paymentsWithoutCharge: [Violation] {
    payments.compactMap { payment in
      guard payment.gateway == ledgerGateway, payment.status == .success || payment.status == .refunded else {
        return nil
      }
      let account = ledger.account(of: PaymentReference(payment.reference))
      let returned = payment.refundAmount ?? .zero
      let wrong: String
      if account.authorised != payment.amount {
        wrong =
          "\(payment.status.rawValue) with \(payment.amount), and the card terminal has \(account.authorised) for it"
      } else if payment.capturedAt != nil, !account.isCaptured {
        wrong = "captured, and the card terminal has only reserved it"
      } else if account.givenBack < returned {
        wrong =
          "noted as given back with \(returned), and the card terminal has given back \(account.givenBack)"
      } else if account.givenBack > returned + payment.refundOwed {
        wrong =
          "noted as given back with \(returned), and the card terminal has given back \(account.givenBack)"
      } else {
        return nil
      }
      return Violation(
        .paymentHasCharge, "Payment \(payment.reference) is \(wrong).",
        ids: [payment.reference] + [payment.booking].compactMap { $0 })
    }
  }

  var wrongCardAmounts: [Violation] {
    overdrawn
      + wrongAmounts(.cardAmountsAgree, by: "card", of: { $0.gateway != CashGateway.name }) { payment in
        // Once it is captured, what was reserved no longer counts.
        let account = ledger.account(of: PaymentReference(payment.reference))
        return account.isCaptured ? account.net : account.kept
      }
  }

  /// More was taken from a card than was reserved on it, or more given back than was taken.
  private var overdrawn: [Violation] {
    accounts.compactMap { reference, account in
      let wrong: String
      if account.captured > account.authorised - account.released {
        wrong =
          "\(account.captured) were captured of \(account.authorised) that were reserved and \(account.released) released"
      } else if account.refunded > account.captured {
        wrong = "\(account.refunded) were refunded of \(account.captured) that were captured"
      } else {
        return nil
      }
      let booking = paymentsByReference[reference]?.booking
      return Violation(
        .cardAmountsAgree, "Of payment \(reference) \(wrong).", ids: [reference] + [booking].compactMap { $0 }
      )
    }
  }

  var wrongCash: [Violation] {
    let odd = payments.compactMap { payment -> Violation? in
      guard payment.gateway == CashGateway.name, payment.status == .success || payment.status == .refunded,
        (payment.tendered ?? .zero) - (payment.change ?? .zero) != payment.amount
      else { return nil }
      return Violation(
        .drawerAddsUp,
        """
        Cash payment \(payment.reference) is for \(payment.amount), but \(payment.tendered ?? .zero) were handed over and \
        \(payment.change ?? .zero) handed back.
        """, ids: [payment.reference] + [payment.booking].compactMap { $0 })
    }
    return odd + wrongDrawer
      + wrongAmounts(.drawerAddsUp, by: "cash", of: { $0.gateway == CashGateway.name && $0.tendered != nil })
    {
      // What was handed over wrongly is told above.
      $0.status == .success || $0.status == .refunded ? $0.amount - ($0.refundAmount ?? .zero) : .zero
    }
  }

  /// What customers handed over and got back as the kiosks say, against what the database says.
  private var wrongDrawer: [Violation] {
    var notes: [String: Set<CashNote>] = [:]
    // Where and when.
    var takings: [String: [HistoryEvent]] = [:]
    for event in history.events where event.operation == .authorise && event.phase == .ok {
      guard let payment = event.payment, let note = event.detail.flatMap({ CashNote($0) }) else { continue }
      notes[payment, default: []].insert(note)
      takings[payment, default: []].append(event)
    }
    let rows = paymentsByReference
    let noted = payments.compactMap { payment -> Violation? in
      guard payment.gateway == CashGateway.name, payment.status == .success || payment.status == .refunded,
        payment.booking.map({ !earlierBookings.contains($0) }) ?? true
      else { return nil }
      let note = CashNote(tendered: payment.tendered ?? .zero, change: payment.change ?? .zero)
      // The same payment may have been taken at two kiosks that were sent the same order.
      guard notes[payment.reference]?.contains(note) != true else { return nil }
      let told = notes[payment.reference]?.map(\.description).sorted().joined(separator: " or ")
      return Violation(
        .drawerAddsUp,
        "Cash payment \(payment.reference) is noted as \"\(note)\", and at the kiosk it was \"\(told ?? "nothing")\".",
        ids: [payment.reference] + [payment.booking].compactMap { $0 })
    }
    // Whoever was told that it is booked has left the cash there.
    let sold = history.attempts.filter { sale in
      guard [.sell, .retry].contains(sale.invoked.operation), sale.phase == .ok,
        let payment = sale.invoked.payment
      else { return false }
      return (takings[payment] ?? []).contains {
        $0.client == sale.invoked.client && (sale.invoked.at...sale.last.at).contains($0.at)
      }
    }
    let missing = Set(sold.compactMap(\.invoked.payment)).filter { reference in
      let row = rows[reference]
      return row?.gateway != CashGateway.name || row?.status == .pending || row?.status == .failed
    }.sorted().map { reference in
      Violation(
        .drawerAddsUp,
        "Cash was taken for a booking by payment \(reference), and the database knows of none.",
        ids: [reference])
    }
    return noted + missing
  }

  /// Of each booking that has payments of one kind and none of another: whether what is kept is what it costs.
  private func wrongAmounts(
    _ rule: Rule, by means: String, of isMeant: (PaymentRow) -> Bool, kept: (PaymentRow) -> Money
  ) -> [Violation] {
    let paid = Dictionary(
      grouping: payments.filter { $0.status == .success || $0.status == .refunded },
      by: \.booking)
    return bookings.compactMap { booking in
      let meant = (paid[booking.id] ?? []).filter(isMeant)
      guard !meant.isEmpty else { return nil }
      let stands = booking.status == .confirmed || booking.status == .completed
      // One that stands was paid by the payment that nothing of goes back.
      let isPaidSo = meant.contains { $0.refundOwed == .zero && $0.refundAmount == nil }
      let due = stands && isPaidSo ? booking.amount : .zero
      let owed = meant.reduce(Money.zero) { $0 + $1.refundOwed }
      let kept = meant.reduce(Money.zero) { $0 + kept($1) }
      guard kept != due + owed else { return nil }
      return Violation(
        rule,
        """
        Booking \(booking.id) is \(booking.status.rawValue) for \(booking.amount), \(owed) are owed back, and \(kept) were \
        kept by \(means).
        """, ids: [booking.id] + meant.map(\.reference))
    }
  }

  var leftOpen: [Violation] {
    guard isSettled else { return [] }
    let bookings = bookingsByID
    return payments.compactMap { payment in
      let wrong: String
      if payment.refundOwed > .zero {
        wrong = "\(payment.refundOwed) are still owed back"
      } else if payment.status == .success, payment.capturedAt == nil,
        payment.booking.flatMap({ bookings[$0] })?.status.holdsSeats == true
      {
        wrong = "it was never captured"
      } else {
        return nil
      }
      return Violation(
        .nothingLeftOpen, "Payment \(payment.reference) is not done with: \(wrong).",
        ids: [payment.reference] + [payment.booking].compactMap { $0 })
    }
  }
}

extension LedgerAccount {
  /// Reserved or taken, and not given back.
  var kept: Money { authorised - givenBack }
}
