SELECT
  id, payment_reference, payment_gateway, payment_method, refund_owed AS amount, currency
FROM payments
WHERE refund_owed > 0
ORDER BY paid_at
LIMIT :limit
