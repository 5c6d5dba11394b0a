-- Claims past their time whose payment is not in doubt; what another kiosk works on is left to it.
WITH due AS (
  SELECT b.id FROM bookings b
  WHERE b.booking_status = 'PENDING' AND b.expires_at < now()
    AND NOT EXISTS (
      SELECT FROM payments p
      WHERE p.booking_id = b.id AND (p.payment_status = 'PENDING') IS TRUE
        AND p.payment_gateway IS DISTINCT FROM 'CASH'
    )
  ORDER BY b.expires_at
  LIMIT :limit
  FOR NO KEY UPDATE SKIP LOCKED
), ended AS (
  UPDATE bookings b SET
    booking_status = 'CANCELLED', cancellation_reason = 'EXPIRED', cancelled_at = now(), expires_at = NULL
  FROM due
  WHERE b.id = due.id
  RETURNING b.id
)
SELECT
  coalesce(array_agg(id ORDER BY id), '{}') AS ended,
  set_config('kiosk.ended', coalesce(string_agg(id::text, ','), ''), true) AS noted
FROM ended
