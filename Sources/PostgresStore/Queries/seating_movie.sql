SELECT {movie}
FROM movies
WHERE id = (SELECT movie_id FROM showtimes WHERE id = :showtime)
