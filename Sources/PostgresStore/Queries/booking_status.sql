SELECT booking_status FROM bookings WHERE id = $1 AND ($2::text IS NULL OR booking_reference = $2)
