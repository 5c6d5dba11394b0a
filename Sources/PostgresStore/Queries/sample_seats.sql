INSERT INTO seats (id, screen_id, row_label, seat_number, seat_type, is_active, x_position, y_position)
SELECT id, :screen, row_label, seat_number, seat_type, is_active, x, y
FROM unnest(
    :ids::uuid[], :rows::text[], :numbers::integer[], :types::text[], :active::boolean[], :xs::numeric[], :ys::numeric[]
  )
  AS s(id, row_label, seat_number, seat_type, is_active, x, y)
ON CONFLICT DO NOTHING
