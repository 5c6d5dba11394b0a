SELECT {payment}
FROM payments
WHERE booking_id = nullif(current_setting('kiosk.booking'), '')::uuid
ORDER BY created_at, payment_reference
