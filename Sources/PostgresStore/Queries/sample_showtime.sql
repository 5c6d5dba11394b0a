-- Also where the screen is occupied already: an admin's showtime stays.
INSERT INTO showtimes (
  id, screen_id, movie_id, cinema_id, show_date, start_time, end_time, price_tier, total_seats, available_seats,
  is_auto_generated
)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, true)
ON CONFLICT DO NOTHING
RETURNING id
