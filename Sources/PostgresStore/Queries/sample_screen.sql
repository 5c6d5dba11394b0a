INSERT INTO screens (id, cinema_id, name, capacity, screen_type, supported_formats, seat_layout)
VALUES (:id, :cinema, :name, :capacity, :screen_type, :formats, :layout)
ON CONFLICT DO NOTHING
