-- Why a claim was refused.
SELECT
  b.booking_reference, b.booking_status, b.expires_at,
  s.id IS NOT NULL AS showtime_exists,
  CASE
    WHEN s.status IN ('COMPLETED', 'CANCELLED') THEN s.status
    WHEN upper(s.occupies) AT TIME ZONE c.time_zone < now() OR s.archived_at IS NOT NULL THEN 'COMPLETED'
    WHEN (s.show_date + s.start_time) AT TIME ZONE c.time_zone < now() - :grace::integer * INTERVAL '1 second'
      THEN 'ONGOING'
  END AS closed_as,
  (c.pricing_version, s.pricing_version)
    IS DISTINCT FROM (:cinema_prices::integer, :showtime_prices::integer) AS is_repriced,
  s.cinema_id, s.movie_id, now() AS read_at,
  ARRAY(
    SELECT t.seat_id FROM booking_seats t
    WHERE t.showtime_id = :showtime::uuid AND t.seat_id = ANY (:seats::uuid[]) ORDER BY t.seat_id
  ) AS taken,
  -- Claims in the way that nobody paid in time: they can be ended at once.
  ARRAY(
    SELECT DISTINCT o.id FROM booking_seats t JOIN bookings o ON o.id = t.booking_id
    WHERE t.showtime_id = :showtime::uuid AND t.seat_id = ANY (:seats::uuid[])
      AND (o.booking_status = 'PENDING') IS TRUE AND o.expires_at < now()
      AND NOT EXISTS (
        SELECT FROM payments p
        WHERE p.booking_id = o.id AND (p.payment_status = 'PENDING') IS TRUE
          AND p.payment_gateway IS DISTINCT FROM 'CASH'
      )
  ) AS stale_claims,
  ARRAY(
    SELECT w.id FROM unnest(:seats::uuid[]) AS w(id)
    WHERE NOT EXISTS (SELECT FROM seats t WHERE t.id = w.id AND t.is_active AND t.screen_id = s.screen_id)
    ORDER BY w.id
  ) AS not_for_sale
FROM (SELECT) AS one
LEFT JOIN bookings b ON b.id = :booking::uuid
LEFT JOIN showtimes s ON s.id = :showtime::uuid
LEFT JOIN cinemas c ON c.id = s.cinema_id
