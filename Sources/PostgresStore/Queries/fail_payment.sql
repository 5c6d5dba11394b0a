WITH failed AS (
  UPDATE payments SET payment_status = 'FAILED', failure_reason = $2
  WHERE payment_reference = $1 AND payment_status = 'PENDING'
  RETURNING booking_id, booking_reference
), noted AS (
  UPDATE bookings b SET payment_status = 'FAILED'
  FROM failed f
  WHERE b.id = f.booking_id AND b.booking_status = 'PENDING' AND b.payment_status = 'PENDING'
)
INSERT INTO audit_log (action, terminal, booking_reference, details)
SELECT 'PAYMENT_FAILED', $3, f.booking_reference,
  jsonb_build_object('payment', $1::text, 'reason', $2::text)
FROM failed f
