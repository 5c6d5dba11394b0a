-- In the order of their ids, as everywhere. From here on no claim of these showtimes goes through before this
-- transaction ends, and one that comes after it looks at its seats again.
SELECT s.id
FROM showtimes s
JOIN cinemas c ON c.id = s.cinema_id
WHERE s.screen_id = :screen AND s.status IN ('SCHEDULED', 'ONGOING') AND s.archived_at IS NULL
  AND upper(s.occupies) AT TIME ZONE c.time_zone > now()
ORDER BY s.id
FOR NO KEY UPDATE OF s
