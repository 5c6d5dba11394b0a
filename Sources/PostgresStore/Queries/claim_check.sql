-- Whoever changes a layout locks its showtimes first. The claim has its showtime's row by now: a seat that was taken
-- out of sale while it waited for that is seen here, and no later change can overtake it.
--
-- Each seat is looked up from its booking: joined, a planner that knows nothing of the bookings yet would rather go
-- through all seats of all cinemas.
SELECT refuse_unless(
  NOT EXISTS (
    SELECT FROM booking_seats b
    WHERE b.booking_id = :booking::uuid AND NOT (SELECT s.is_active FROM seats s WHERE s.id = b.seat_id)
  ),
  'seats_for_sale'
)
