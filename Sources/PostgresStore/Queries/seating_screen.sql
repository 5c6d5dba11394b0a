SELECT {screen}
FROM screens
WHERE id = (SELECT screen_id FROM showtimes WHERE id = :showtime)
