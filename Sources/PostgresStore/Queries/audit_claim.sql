INSERT INTO audit_log (action, terminal, staff_id, booking_reference, details)
VALUES (
  'CLAIMED', $1, $2, $3,
  jsonb_strip_nulls(jsonb_build_object('seats', $4::integer, 'seatingOverride', $5::text))
)
