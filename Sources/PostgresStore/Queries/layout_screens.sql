SELECT id, cinema_id, name, capacity, screen_type, supported_formats, seat_layout, layout_version, is_active
FROM screens
WHERE cinema_id = $1 AND is_active AND archived_at IS NULL
ORDER BY name
