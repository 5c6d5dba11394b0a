-- One claim, of this reference where one is given, unless a payment of it may have succeeded; cash that was not
-- confirmed was not taken. `kiosk.ended` tells the statements that follow in this transaction which bookings are meant.
WITH ended AS (
  UPDATE bookings b SET
    booking_status = 'CANCELLED', cancellation_reason = :reason, cancelled_at = now(), expires_at = NULL
  WHERE b.id = :booking::uuid AND (b.booking_status = 'PENDING') IS TRUE
    AND (:reference::text IS NULL OR b.booking_reference = :reference)
    AND NOT EXISTS (
      SELECT FROM payments p
      WHERE p.booking_id = b.id AND (p.payment_status = 'PENDING') IS TRUE
        AND p.payment_gateway IS DISTINCT FROM 'CASH'
    )
  RETURNING b.id
)
SELECT set_config('kiosk.ended', coalesce(string_agg(id::text, ','), ''), true) FROM ended
