-- The money came, but the booking had ended: it is owed back from now on.
WITH late AS (
  UPDATE payments p SET
    payment_status = 'SUCCESS', paid_at = now(), failure_reason = NULL, refund_owed = amount,
    captured_at = CASE WHEN $3::boolean THEN now() END,
    gateway_transaction_id = $4, card_last_four = $5, tendered_amount = $6, change_amount = $7
  FROM bookings b
  WHERE p.payment_reference = $2 AND (p.payment_status IN ('PENDING', 'FAILED')) IS TRUE
    AND b.id = $1::uuid AND p.booking_id = b.id AND b.booking_status <> 'PENDING'
  RETURNING p.booking_reference, p.amount
)
INSERT INTO audit_log (action, terminal, staff_id, booking_reference, details)
SELECT 'LATE_PAYMENT', $8, $9::uuid, booking_reference, jsonb_build_object('payment', $2::text, 'refund_owed', amount)
FROM late
