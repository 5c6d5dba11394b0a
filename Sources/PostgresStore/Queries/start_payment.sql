-- An attempt that is there already is the same one, sent again.
INSERT INTO payments (
  id, booking_id, booking_reference, payment_reference, payment_gateway, payment_method, amount, currency
)
SELECT $1::uuid, b.id, b.booking_reference, $3, $4, $5, $6::numeric, $7
FROM bookings b
WHERE b.id = $2::uuid
ON CONFLICT (payment_reference) DO NOTHING
