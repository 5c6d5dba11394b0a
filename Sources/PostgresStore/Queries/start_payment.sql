-- An attempt that is there already is the same one, sent again. One that arrives after the next has begun, which its caller
-- has given up, is refused with all that came before it: nobody would ever ask what became of it.
WITH begun AS (
  INSERT INTO payments (
    id, booking_id, booking_reference, payment_reference, payment_gateway, payment_method, amount, currency
  )
  SELECT :id::uuid, b.id, b.booking_reference, :reference::text, :gateway, :method, :amount::numeric, :currency
  FROM bookings b
  WHERE b.id = :booking::uuid
  ON CONFLICT (payment_reference) DO NOTHING
)
SELECT refuse_unless(
  NOT EXISTS (
    SELECT FROM payments p
    WHERE p.booking_id = :booking::uuid
      AND (length(p.payment_reference), p.payment_reference) > (length(:reference::text), :reference::text)
  ),
  'attempt_is_latest'
)
