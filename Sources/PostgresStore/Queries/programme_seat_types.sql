-- Which kinds of seat each screen sells: what a price "from" is the lowest of.
SELECT s.screen_id, array_agg(DISTINCT s.seat_type) AS seat_types
FROM seats s
JOIN screens a ON a.id = s.screen_id
WHERE a.cinema_id = $1 AND s.is_active
GROUP BY s.screen_id
