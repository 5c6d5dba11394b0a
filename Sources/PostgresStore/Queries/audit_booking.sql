INSERT INTO audit_log (action, terminal, staff_id, booking_reference)
SELECT $2, $3, $4::uuid, b.booking_reference
FROM bookings b
WHERE b.id = $1::uuid
