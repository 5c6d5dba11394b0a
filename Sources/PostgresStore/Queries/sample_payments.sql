INSERT INTO payments (
  id, booking_id, booking_reference, payment_reference, payment_gateway, payment_method, amount, currency,
  payment_status, paid_at, captured_at, created_at
)
SELECT
  t.id, b.id, b.booking_reference, t.reference, 'SIMULATOR', b.payment_method, b.final_amount, c.currency,
  'SUCCESS', b.booked_at, b.booked_at, b.booked_at
FROM unnest(:ids::uuid[], :bookings::uuid[], :references::text[]) AS t(id, booking_id, reference)
JOIN bookings b ON b.id = t.booking_id
JOIN showtimes s ON s.id = b.showtime_id
JOIN cinemas c ON c.id = s.cinema_id
