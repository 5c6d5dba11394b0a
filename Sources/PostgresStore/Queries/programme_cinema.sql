SELECT {cinema},
  (now() AT TIME ZONE time_zone)::date AS today,
  (now() AT TIME ZONE time_zone)::time AS time_of_day
FROM cinemas
WHERE id = :cinema
