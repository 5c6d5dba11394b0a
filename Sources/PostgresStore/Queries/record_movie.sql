SELECT
  m.id, m.tmdb_id, m.title, m.original_title, m.description, m.duration, m.release_date, m.rating, m.language,
  m.genres, m.director, m."cast", m.poster_url, m.backdrop_url, m.trailer_url, m.format, m.is_active,
  m.popularity_score
FROM bookings b
JOIN showtimes s ON s.id = b.showtime_id
JOIN movies m ON m.id = s.movie_id
WHERE b.id = nullif(current_setting('kiosk.booking'), '')::uuid
