SELECT id, screen_id, row_label, seat_number, seat_type, is_active, x_position, y_position
FROM seats
WHERE screen_id = $1
ORDER BY id
