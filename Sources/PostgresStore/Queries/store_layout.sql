UPDATE screens SET seat_layout = $2::jsonb, capacity = $3 WHERE id = $1
