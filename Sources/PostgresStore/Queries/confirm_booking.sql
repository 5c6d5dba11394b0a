-- A status is asked for with IS TRUE where rows are named by a key: by the status's own index they would be looked for
-- among all that ever were PENDING.
-- Exactly one row, from PENDING; a claim past its time that nobody has ended still stands.
WITH confirmed AS (
  UPDATE bookings b SET
    booking_status = 'CONFIRMED', payment_status = 'PAID', payment_method = p.payment_method,
    confirmed_at = now(), expires_at = NULL
  FROM payments p
  WHERE b.id = :booking::uuid AND (b.booking_status = 'PENDING') IS TRUE
    AND p.payment_reference = :payment AND p.booking_id = b.id AND (p.payment_status IN ('PENDING', 'FAILED')) IS TRUE
  RETURNING b.id
)
SELECT refuse_unless(EXISTS (SELECT FROM confirmed), 'claim_stands')
