-- Exactly one row, from PENDING; a claim past its time that nobody has ended still stands.
WITH confirmed AS (
  UPDATE bookings b SET
    booking_status = 'CONFIRMED', payment_status = 'PAID', payment_method = p.payment_method,
    confirmed_at = now(), expires_at = NULL
  FROM payments p
  WHERE b.id = $1::uuid AND b.booking_status = 'PENDING'
    AND p.payment_reference = $2 AND p.booking_id = b.id AND p.payment_status IN ('PENDING', 'FAILED')
  RETURNING b.id
)
SELECT refuse_unless(EXISTS (SELECT FROM confirmed), 'claim_stands')
