-- Two managers take turns.
SELECT id, cinema_id, name, capacity, screen_type, supported_formats, seat_layout, layout_version, is_active
FROM screens
WHERE id = $1 AND archived_at IS NULL
FOR NO KEY UPDATE
