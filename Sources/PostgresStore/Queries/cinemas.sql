SELECT {cinema}
FROM cinemas
WHERE is_active
ORDER BY name, id
