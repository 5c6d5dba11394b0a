SELECT b.booking_status, p.payment_status, p.refund_owed, coalesce(p.refund_amount, 0) AS refund_amount
FROM payments p
JOIN bookings b ON b.id = p.booking_id
WHERE b.id = :booking::uuid AND p.payment_reference = :payment
