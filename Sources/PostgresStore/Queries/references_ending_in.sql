-- A reference is BK, a day and the tail: one key for each day.
SELECT booking_reference
FROM bookings
WHERE booking_reference = ANY (
  ARRAY(
    SELECT 'BK' || to_char(day, 'YYYYMMDD') || :tail::text
    FROM generate_series(current_date - 400, current_date + 1, INTERVAL '1 day') AS day
  )
)
ORDER BY booking_reference DESC
