-- The booking is locked before its payment, as everywhere.
WITH locked AS (
  SELECT b.id FROM bookings b
  JOIN payments p ON p.booking_id = b.id
  WHERE p.payment_reference = :payment
  FOR NO KEY UPDATE OF b
), failed AS (
  UPDATE payments p SET payment_status = 'FAILED', failure_reason = :reason
  FROM locked
  WHERE p.booking_id = locked.id AND p.payment_reference = :payment AND (p.payment_status = 'PENDING') IS TRUE
  RETURNING p.booking_id, p.booking_reference
), noted AS (
  UPDATE bookings b SET payment_status = 'FAILED'
  FROM failed f
  WHERE b.id = f.booking_id AND (b.booking_status = 'PENDING') IS TRUE AND b.payment_status = 'PENDING'
)
INSERT INTO audit_log (action, terminal, staff_id, booking_reference, details)
SELECT 'PAYMENT_FAILED', :terminal, :staff::uuid, f.booking_reference,
  jsonb_build_object('payment', :payment::text, 'reason', :reason::text)
FROM failed f
