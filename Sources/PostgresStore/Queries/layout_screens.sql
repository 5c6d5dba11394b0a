SELECT {screen}
FROM screens
WHERE cinema_id = :cinema AND is_active AND archived_at IS NULL
ORDER BY name
