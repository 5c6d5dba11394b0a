SELECT
  id, tmdb_id, title, original_title, description, duration, release_date, rating, language, genres, director,
  "cast", poster_url, backdrop_url, trailer_url, format, is_active, popularity_score
FROM movies
WHERE id = (SELECT movie_id FROM showtimes WHERE id = $1)
