INSERT INTO audit_log (action, terminal, booking_reference, details)
SELECT $2, coalesce($3, b.terminal), b.booking_reference, $4::jsonb
FROM bookings b
WHERE b.id = $1::uuid
