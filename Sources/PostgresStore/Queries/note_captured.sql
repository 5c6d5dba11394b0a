WITH captured AS (
  UPDATE payments SET captured_at = now()
  WHERE payment_reference = :payment AND payment_status = 'SUCCESS' AND captured_at IS NULL
  RETURNING booking_reference
)
INSERT INTO audit_log (action, terminal, staff_id, booking_reference, details)
SELECT 'PAYMENT_CAPTURED', :terminal, :staff::uuid, booking_reference, jsonb_build_object('payment', :payment::text)
FROM captured
