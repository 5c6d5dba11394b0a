-- Whose seats these are at showtimes that are not over. A claim that nobody
-- paid in time is told apart: it can be ended.
SELECT
  b.id, b.booking_reference, b.booking_status, m.title, s.show_date, s.start_time,
  array_agg(t.row_label::text) AS row_labels, array_agg(t.seat_number) AS seat_numbers,
  b.booking_status = 'PENDING' AND b.expires_at < now() AND NOT EXISTS (
    SELECT FROM payments p
    WHERE p.booking_id = b.id AND (p.payment_status = 'PENDING') IS TRUE
      AND p.payment_gateway IS DISTINCT FROM 'CASH'
  ) AS is_stale
FROM unnest(:rows::text[], :numbers::integer[]) AS w(row_label, seat_number)
JOIN seats t ON t.screen_id = :screen::uuid AND t.row_label = w.row_label AND t.seat_number = w.seat_number
JOIN booking_seats x ON x.seat_id = t.id
JOIN bookings b ON b.id = x.booking_id
JOIN showtimes s ON s.id = x.showtime_id AND s.screen_id = :screen::uuid
JOIN cinemas c ON c.id = s.cinema_id
JOIN movies m ON m.id = s.movie_id
WHERE (b.booking_status IN ('PENDING', 'CONFIRMED')) IS TRUE
  AND s.status IN ('SCHEDULED', 'ONGOING') AND s.archived_at IS NULL
  AND upper(s.occupies) AT TIME ZONE c.time_zone > now()
GROUP BY b.id, m.title, s.show_date, s.start_time
ORDER BY s.show_date, s.start_time, b.booking_reference
