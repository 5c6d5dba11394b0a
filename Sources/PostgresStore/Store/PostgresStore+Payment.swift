package import BoxOffice
package import FoundationEssentials

extension PostgresStore {
  package func startPayment(
    _ attempt: PaymentAttempt, of booking: Booking.ID, lifetime: Int, by actor: Actor
  ) async throws(StoreError) -> Date? {
    try await asking { () async throws(PostgresError) in
      do throws(PostgresError) {
        let answers = try await database.commit([
          Step(
            .extendClaim,
            [
              "booking": booking, "lifetime": lifetime, "method": attempt.method,
              "payment": attempt.reference,
            ]),
          Step(.writeOffPayments, ["booking": booking, "payment": attempt.reference]),
          Step(.startPayment, ["id": attempt.id, "booking": booking] + attempt.values),
          Step(.auditBooking, ["booking": booking, "action": "PAYMENT_STARTED"] + actor.values),
        ])
        return try answers[0].first?.value("expires_at")
      } catch let error where error.state == .conditionNotMet {
        guard error.constraint == "claim_stands" else {
          throw PostgresError(.refused, "a later attempt to pay has begun than `\(attempt.reference)`")
        }
        return nil
      }
    }
  }

  package func failPayment(_ payment: PaymentReference, reason: String, by actor: Actor)
    async throws(StoreError)
  {
    try await change(Step(.failPayment, ["payment": payment, "reason": reason] + actor.values))
  }

  package func noteCaptured(_ payment: PaymentReference, by actor: Actor) async throws(StoreError) {
    try await change(Step(.noteCaptured, ["payment": payment] + actor.values))
  }

  package func noteRefunded(_ payment: PaymentReference, amount: Money, by actor: Actor)
    async throws(StoreError)
  {
    try await change(Step(.noteRefunded, ["payment": payment, "amount": amount] + actor.values))
  }

  private func change(_ step: Step) async throws(StoreError) {
    try await asking { () async throws(PostgresError) in _ = try await database.commit([step]) }
  }

  package func confirm(_ confirmation: Confirmation, by actor: Actor) async throws(StoreError)
    -> ConfirmOutcome
  {
    try await asking { () async throws(PostgresError) in
      do throws(PostgresError) {
        _ = try await database.commit(confirmation.steps(by: actor))
        return .confirmed
      } catch let error where error.state == .conditionNotMet {
        return try await settleLate(confirmation, by: actor)
      }
    }
  }

  /// The booking is not PENDING: either this is a repetition, or the money came too late and has to be paid
  /// back.
  private func settleLate(
    _ confirmation: Confirmation, by actor: Actor
  ) async throws(PostgresError) -> ConfirmOutcome {
    let answers = try await database.commit([
      Step(
        .settleLatePayment,
        ["booking": confirmation.booking, "payment": confirmation.payment] + confirmation.approval.values
          + actor.values),
      Step(.paymentState, ["booking": confirmation.booking, "payment": confirmation.payment]),
    ])
    guard let row = answers[1].first else {
      throw PostgresError(.refused, "payment `\(confirmation.payment)` is not one of this booking")
    }
    let status: BookingStatus = try row.value("booking_status")
    let payment: PaymentStatus = try row.value("payment_status")
    let owed: Money = try row.value("refund_owed")
    let returned: Money = try row.value("refund_amount")
    let hasRefund = owed > .zero || returned > .zero
    switch status {
    case .pending: throw PostgresError(.refused, "payment `\(confirmation.payment)` cannot be confirmed")
    case .confirmed, .completed: return payment == .success && !hasRefund ? .confirmed : .tooLate(status)
    case .cancelled, .refunded: return .tooLate(status)
    }
  }
}

extension Confirmation {
  /// The transaction.
  package func steps(by actor: Actor) -> [Step] {
    [
      Step(.confirmBooking, ["booking": booking, "payment": payment]),
      Step(.settlePayment, ["payment": payment] + approval.values),
      Step(.auditBooking, ["booking": booking, "action": "CONFIRMED"] + actor.values),
    ]
  }
}

extension PaymentAttempt {
  /// Its values for the queries that write a payment.
  var values: Bindings {
    ["reference": reference, "gateway": gateway, "method": method, "amount": amount, "currency": currency]
  }
}

extension PaymentApproval {
  /// Its values for the queries that settle a payment.
  fileprivate var values: Bindings {
    [
      "captured": isCaptured, "transaction": transactionID, "card": cardLastFour, "tendered": cash?.tendered,
      "change": cash?.change,
    ]
  }
}

extension Actor {
  /// Its values for the queries that write the audit log.
  var values: Bindings { ["terminal": terminal, "staff": staff] }
}

// MARK: - Statements

extension Statement {
  static let startPayment = Statement("start_payment", PackageResources.start_payment_sql)
  static let auditBooking = Statement("audit_booking", PackageResources.audit_booking_sql)
  static let extendClaim = Statement("extend_claim", PackageResources.extend_claim_sql)
  static let writeOffPayments = Statement("write_off_payments", PackageResources.write_off_payments_sql)
  static let failPayment = Statement("fail_payment", PackageResources.fail_payment_sql)
  static let confirmBooking = Statement("confirm_booking", PackageResources.confirm_booking_sql)
  static let settlePayment = Statement("settle_payment", PackageResources.settle_payment_sql)
  static let settleLatePayment = Statement("settle_late_payment", PackageResources.settle_late_payment_sql)
  static let paymentState = Statement("payment_state", PackageResources.payment_state_sql)
  static let noteCaptured = Statement("note_captured", PackageResources.note_captured_sql)
  static let noteRefunded = Statement("note_refunded", PackageResources.note_refunded_sql)
}
