INSERT INTO bookings (
  id, booking_reference, showtime_id, guest_name, guest_email, guest_phone, num_tickets, total_amount,
  discount_amount, final_amount, promo_code, payment_method, terminal, seating_override, expires_at
)
VALUES (
  $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, upper($11), $12, $13,
  $14, now() + $15::integer * INTERVAL '1 second'
)
RETURNING expires_at
