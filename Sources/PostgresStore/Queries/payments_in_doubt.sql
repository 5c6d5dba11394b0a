SELECT
  p.id, p.booking_id, p.payment_reference, p.payment_gateway, p.payment_method, p.amount, p.currency
FROM bookings b
JOIN payments p ON p.booking_id = b.id
WHERE b.booking_status = 'PENDING' AND b.expires_at < now() AND (p.payment_status = 'PENDING') IS TRUE
  AND p.payment_gateway IS DISTINCT FROM 'CASH'
ORDER BY b.expires_at, p.id
LIMIT :limit
