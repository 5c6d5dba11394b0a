INSERT INTO seats (id, screen_id, row_label, seat_number, seat_type, is_active, x_position, y_position)
SELECT id, $1, row_label, seat_number, seat_type, is_active, x, y
FROM unnest($2::uuid[], $3::text[], $4::integer[], $5::text[], $6::boolean[], $7::numeric[], $8::numeric[])
  AS s(id, row_label, seat_number, seat_type, is_active, x, y)
ON CONFLICT DO NOTHING
