SELECT booking_status FROM bookings WHERE id = :booking AND (:reference::text IS NULL OR booking_reference = :reference)
