INSERT INTO booking_seats (showtime_id, booking_id, seat_id, ticket_type, price, price_breakdown)
SELECT $1, booking_id, seat_id, ticket_type, price, price_breakdown
FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::numeric[], $6::jsonb[])
  AS t(booking_id, seat_id, ticket_type, price, price_breakdown)
