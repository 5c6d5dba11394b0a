SELECT {booking}
FROM bookings
WHERE id = nullif(current_setting('kiosk.booking'), '')::uuid
