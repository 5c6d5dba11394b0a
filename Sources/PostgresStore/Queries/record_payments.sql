SELECT
  id, booking_id, booking_reference, payment_reference, payment_gateway, gateway_transaction_id, amount,
  currency, payment_status, payment_method, card_last_four, failure_reason, paid_at, refunded_at,
  refund_amount, refund_owed, tendered_amount, change_amount
FROM payments
WHERE booking_id = nullif(current_setting('kiosk.booking'), '')::uuid
ORDER BY created_at, payment_reference
