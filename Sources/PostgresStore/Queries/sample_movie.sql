INSERT INTO movies (
  id, title, original_title, description, duration, release_date, rating, content_advice, language, genres, director,
  "cast", poster_url, backdrop_url, trailer_url, format, popularity_score
)
VALUES (
  :id, :title, :original_title, :description, :duration, :release_date, :rating, :content_advice, :language, :genres,
  :director, :cast, :poster_url, :backdrop_url, :trailer_url, :format, :popularity_tenths::numeric / 10
)
ON CONFLICT DO NOTHING
