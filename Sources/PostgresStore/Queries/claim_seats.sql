-- In the order of their ids: two claims that want the same seats wait for each other and never in a circle.
WITH wanted AS (
  SELECT *
  FROM unnest(:seats::uuid[], :ticket_types::text[], :prices::numeric[], :breakdowns::jsonb[])
    AS w(seat_id, ticket_type, price, price_breakdown)
), claimed AS (
  INSERT INTO booking_seats (booking_id, showtime_id, seat_id, ticket_type, price, price_breakdown)
  SELECT :booking::uuid, st.id, w.seat_id, w.ticket_type, w.price, w.price_breakdown
  FROM wanted w
  JOIN seats s ON s.id = w.seat_id AND s.is_active
  JOIN showtimes st ON st.id = :showtime::uuid AND st.screen_id = s.screen_id
  ORDER BY w.seat_id
  RETURNING seat_id
)
SELECT refuse_unless((SELECT count(*) FROM claimed) = cardinality(:seats::uuid[]), 'seats_for_sale')
