INSERT INTO audit_log (action, terminal, staff_id, booking_reference, details)
SELECT 'CLAIM_ENDED', :terminal, :staff::uuid, b.booking_reference, jsonb_build_object('reason', b.cancellation_reason)
FROM bookings b
WHERE b.id = ANY (string_to_array(current_setting('kiosk.ended'), ',')::uuid[])
