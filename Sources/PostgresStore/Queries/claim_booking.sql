INSERT INTO bookings (
  id, booking_reference, showtime_id, guest_name, guest_email, guest_phone, num_tickets, total_amount,
  discount_amount, final_amount, promo_code, payment_method, terminal, seating_override, expires_at
)
VALUES (
  :booking, :reference, :showtime, :guest_name, :guest_email, :guest_phone, :seats, :total, :discount,
  :final_amount, upper(:promo_code), :method, :terminal, :override, now() + :lifetime::integer * INTERVAL '1 second'
)
RETURNING expires_at
