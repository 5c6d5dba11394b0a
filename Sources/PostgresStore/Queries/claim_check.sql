-- Whoever changes a layout locks its showtimes first. The claim has its showtime's row by now: a seat that was taken
-- out of sale while it waited for that is seen here, and no later change can overtake it.
SELECT refuse_unless(
  NOT EXISTS (
    SELECT FROM booking_seats b JOIN seats s ON s.id = b.seat_id WHERE b.booking_id = $1::uuid AND NOT s.is_active
  ),
  'seats_for_sale'
)
