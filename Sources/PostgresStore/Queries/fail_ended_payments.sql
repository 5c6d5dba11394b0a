UPDATE payments SET payment_status = 'FAILED', failure_reason = 'the booking ended before it was paid'
WHERE booking_id = ANY (string_to_array(current_setting('kiosk.ended'), ',')::uuid[])
  AND (payment_status = 'PENDING') IS TRUE
