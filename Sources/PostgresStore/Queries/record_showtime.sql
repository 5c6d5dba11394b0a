SELECT {showtime s},
  a.name AS screen_name
FROM bookings b
JOIN showtimes s ON s.id = b.showtime_id
JOIN cinemas c ON c.id = s.cinema_id
JOIN screens a ON a.id = s.screen_id
WHERE b.id = nullif(current_setting('kiosk.booking'), '')::uuid
