SELECT
  id, booking_reference, user_id, showtime_id, guest_name, guest_email, guest_phone, num_tickets, total_amount,
  discount_amount, final_amount, promo_code, booking_status, payment_status, payment_method, booked_at,
  expires_at, confirmed_at, cancelled_at, cancellation_reason, seating_override
FROM bookings
WHERE id = nullif(current_setting('kiosk.booking'), '')::uuid
