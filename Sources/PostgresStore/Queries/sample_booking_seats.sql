INSERT INTO booking_seats (showtime_id, booking_id, seat_id, ticket_type, price, price_breakdown)
SELECT :showtime, booking_id, seat_id, ticket_type, price, price_breakdown
FROM unnest(:bookings::uuid[], :seats::uuid[], :ticket_types::text[], :prices::numeric[], :breakdowns::jsonb[])
  AS t(booking_id, seat_id, ticket_type, price, price_breakdown)
