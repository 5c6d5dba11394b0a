-- The money came, but the booking had ended: it is owed back from now on.
WITH late AS (
  UPDATE payments p SET
    payment_status = 'SUCCESS', paid_at = now(), failure_reason = NULL, refund_owed = amount,
    captured_at = CASE WHEN :captured::boolean THEN now() END,
    gateway_transaction_id = :transaction, card_last_four = :card, tendered_amount = :tendered, change_amount = :change
  FROM bookings b
  WHERE p.payment_reference = :payment AND (p.payment_status IN ('PENDING', 'FAILED')) IS TRUE
    AND b.id = :booking::uuid AND p.booking_id = b.id AND b.booking_status <> 'PENDING'
  RETURNING p.booking_reference, p.amount
)
INSERT INTO audit_log (action, terminal, staff_id, booking_reference, details)
SELECT 'LATE_PAYMENT', :terminal, :staff::uuid, booking_reference,
  jsonb_build_object('payment', :payment::text, 'refund_owed', amount)
FROM late
