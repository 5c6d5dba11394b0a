SELECT {movie m}
FROM movies m
WHERE m.is_active AND m.archived_at IS NULL AND m.id IN (
  SELECT s.movie_id
  FROM showtimes s
  JOIN cinemas c ON c.id = s.cinema_id
  JOIN screens a ON a.id = s.screen_id
  WHERE s.cinema_id = :cinema
    AND s.show_date >= (now() AT TIME ZONE c.time_zone)::date - 1
    AND (s.show_date + s.start_time) AT TIME ZONE c.time_zone >= now() - :grace::integer * INTERVAL '1 second'
    AND s.status IN ('SCHEDULED', 'ONGOING') AND s.archived_at IS NULL
    AND a.is_active AND a.archived_at IS NULL
)
ORDER BY m.popularity_score DESC, m.title, m.id
