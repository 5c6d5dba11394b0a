SELECT {movie m}
FROM bookings b
JOIN showtimes s ON s.id = b.showtime_id
JOIN movies m ON m.id = s.movie_id
WHERE b.id = nullif(current_setting('kiosk.booking'), '')::uuid
