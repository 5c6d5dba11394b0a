-- An attempt carries its booking's reference: under an id that is another booking's, nobody else's claim is extended.
WITH extended AS (
  UPDATE bookings SET
    expires_at = now() + :lifetime::integer * INTERVAL '1 second', payment_status = 'PENDING', payment_method = :method
  WHERE id = :booking::uuid AND (booking_status = 'PENDING') IS TRUE AND starts_with(:payment, booking_reference || '-')
  RETURNING expires_at
)
SELECT
  (SELECT expires_at FROM extended) AS expires_at,
  refuse_unless(EXISTS (SELECT FROM extended), 'claim_stands') AS stands
