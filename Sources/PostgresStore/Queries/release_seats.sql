WITH released AS (
  DELETE FROM booking_seats
  WHERE booking_id = ANY (string_to_array(current_setting('kiosk.ended'), ',')::uuid[])
  RETURNING *
)
-- Joined, a planner that knows nothing of the bookings yet would rather read all of them for the reason.
INSERT INTO booking_seats_history (
  id, booking_id, seat_id, showtime_id, price, created_at, ticket_type, price_breakdown, reason
)
SELECT
  r.id, r.booking_id, r.seat_id, r.showtime_id, r.price, r.created_at, r.ticket_type, r.price_breakdown,
  (SELECT b.cancellation_reason FROM bookings b WHERE b.id = r.booking_id)
FROM released r
