SELECT
  c.id, c.name, c.address, c.city, c.state, c.postal_code, c.country, c.phone, c.email, c.operating_hours,
  c.is_active, c.time_zone, c.currency
FROM bookings b
JOIN showtimes s ON s.id = b.showtime_id
JOIN cinemas c ON c.id = s.cinema_id
WHERE b.id = nullif(current_setting('kiosk.booking'), '')::uuid
