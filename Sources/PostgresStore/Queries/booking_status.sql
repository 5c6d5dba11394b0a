SELECT booking_status FROM bookings WHERE id = $1
