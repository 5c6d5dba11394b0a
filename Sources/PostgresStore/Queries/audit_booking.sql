INSERT INTO audit_log (action, terminal, staff_id, booking_reference)
SELECT :action, :terminal, :staff::uuid, b.booking_reference
FROM bookings b
WHERE b.id = :booking::uuid
