-- Of a booking that no longer stands: the seats it had.
SELECT t.seat_id, s.row_label, s.seat_number, t.ticket_type, t.price, t.price_breakdown
FROM (
  SELECT booking_id, seat_id, ticket_type, price, price_breakdown FROM booking_seats
  UNION ALL
  SELECT booking_id, seat_id, ticket_type, price, price_breakdown FROM booking_seats_history
) t
JOIN seats s ON s.id = t.seat_id
WHERE t.booking_id = nullif(current_setting('kiosk.booking'), '')::uuid
