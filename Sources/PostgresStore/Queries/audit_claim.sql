INSERT INTO audit_log (action, terminal, staff_id, booking_reference, details)
VALUES (
  'CLAIMED', :terminal, :staff, :reference,
  jsonb_strip_nulls(jsonb_build_object('seats', :seats::integer, 'seatingOverride', :override::text))
)
