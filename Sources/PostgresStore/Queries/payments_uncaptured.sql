SELECT p.id, p.payment_reference, p.payment_gateway, p.payment_method, p.amount, p.currency
FROM payments p
JOIN bookings b ON b.id = p.booking_id
WHERE p.payment_status = 'SUCCESS' AND p.captured_at IS NULL AND p.refund_owed = 0
  AND b.booking_status IN ('CONFIRMED', 'COMPLETED')
ORDER BY p.paid_at
LIMIT :limit
