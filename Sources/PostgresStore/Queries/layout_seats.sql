SELECT {seat}
FROM seats
WHERE screen_id = :screen
ORDER BY id
