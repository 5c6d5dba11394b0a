-- `kiosk.booking` tells the statements that follow in this transaction which booking is meant.
SELECT set_config('kiosk.booking', coalesce((SELECT id::text FROM bookings WHERE id = :booking::uuid), ''), true)
