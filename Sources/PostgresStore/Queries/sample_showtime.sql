-- Also where the screen is occupied already: an admin's showtime stays.
INSERT INTO showtimes (
  id, screen_id, movie_id, cinema_id, show_date, start_time, end_time, price_tier, total_seats, available_seats,
  is_auto_generated
)
VALUES (
  :id, :screen, :movie, :cinema, :show_date, :start_time, :end_time, :price_tier, :total_seats, :available_seats,
  true
)
ON CONFLICT DO NOTHING
RETURNING id
