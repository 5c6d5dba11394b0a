SELECT {cinema c}
FROM bookings b
JOIN showtimes s ON s.id = b.showtime_id
JOIN cinemas c ON c.id = s.cinema_id
WHERE b.id = nullif(current_setting('kiosk.booking'), '')::uuid
