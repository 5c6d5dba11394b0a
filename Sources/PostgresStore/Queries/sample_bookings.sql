INSERT INTO bookings (
  id, booking_reference, showtime_id, num_tickets, total_amount, final_amount, booking_status, payment_status,
  payment_method, booked_at, confirmed_at, created_at, terminal
)
SELECT
  b.id, b.reference, s.id, b.tickets, b.total, b.total, 'CONFIRMED', 'PAID', 'CARD', b.at, b.at, b.at, 'sample'
FROM showtimes s
JOIN cinemas c ON c.id = s.cinema_id
CROSS JOIN LATERAL (
  SELECT id, reference, tickets, total,
    (s.show_date - days_ahead + TIME '12:00') AT TIME ZONE c.time_zone AS at
  FROM unnest(:ids::uuid[], :references::text[], :days_ahead::integer[], :tickets::integer[], :totals::numeric[])
    AS given(id, reference, days_ahead, tickets, total)
) b
WHERE s.id = :showtime
