INSERT INTO audit_log (action, terminal, booking_reference, details)
VALUES (
  'CLAIMED', $1, $2,
  jsonb_strip_nulls(jsonb_build_object('seats', $3::integer, 'seatingOverride', $4::text))
)
