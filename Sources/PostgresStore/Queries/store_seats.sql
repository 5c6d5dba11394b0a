-- New seats, and those that are no longer as they were. The triggers of `seats` count for the showtimes.
INSERT INTO seats (id, screen_id, row_label, seat_number, seat_type, is_active, x_position, y_position)
SELECT id, :screen, row_label, seat_number, seat_type, is_active, x, y
FROM unnest(
    :ids::uuid[], :rows::text[], :numbers::integer[], :types::text[], :active::boolean[], :xs::numeric[], :ys::numeric[]
  )
  AS s(id, row_label, seat_number, seat_type, is_active, x, y)
ORDER BY id
ON CONFLICT (id) DO UPDATE SET
  seat_type = excluded.seat_type, is_active = excluded.is_active, x_position = excluded.x_position,
  y_position = excluded.y_position
