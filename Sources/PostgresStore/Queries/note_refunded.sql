-- Only what is owed can be noted as gone back, so that a second note does nothing.
WITH refunded AS (
  UPDATE payments SET
    refund_amount = coalesce(refund_amount, 0) + least(:amount::numeric, refund_owed),
    refund_owed = refund_owed - least(:amount::numeric, refund_owed),
    refunded_at = now(),
    payment_status = CASE
      WHEN coalesce(refund_amount, 0) + least(:amount::numeric, refund_owed) = amount THEN 'REFUNDED'
      ELSE payment_status
    END
  WHERE payment_reference = :payment AND payment_status = 'SUCCESS' AND refund_owed > 0
  RETURNING booking_reference
)
INSERT INTO audit_log (action, terminal, staff_id, booking_reference, details)
SELECT 'PAYMENT_REFUNDED', :terminal, :staff::uuid, booking_reference,
  jsonb_build_object('payment', :payment::text, 'amount', :amount::numeric)
FROM refunded
