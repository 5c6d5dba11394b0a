SELECT id, cinema_id, name, capacity, screen_type, supported_formats, seat_layout, layout_version, is_active
FROM screens
WHERE id = (SELECT screen_id FROM showtimes WHERE id = $1)
