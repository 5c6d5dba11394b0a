SELECT {seat}
FROM seats
WHERE screen_id = (SELECT screen_id FROM showtimes WHERE id = :showtime)
ORDER BY id
