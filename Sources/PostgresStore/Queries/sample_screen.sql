INSERT INTO screens (id, cinema_id, name, capacity, screen_type, supported_formats, seat_layout)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT DO NOTHING
