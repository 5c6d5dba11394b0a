SELECT {cinema}
FROM cinemas
WHERE id = (SELECT cinema_id FROM showtimes WHERE id = :showtime)
