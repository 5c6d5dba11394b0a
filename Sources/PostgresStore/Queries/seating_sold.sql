-- Sold or claimed: the seats of a booking that has ended are not here any more.
SELECT seat_id FROM booking_seats WHERE showtime_id = :showtime
