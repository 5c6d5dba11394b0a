INSERT INTO movies (
  id, title, original_title, description, duration, release_date, rating, language, genres, director, "cast",
  poster_url, backdrop_url, trailer_url, format, popularity_score
)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16::numeric / 10)
ON CONFLICT DO NOTHING
