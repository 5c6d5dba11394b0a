-- Two managers take turns.
SELECT {screen}
FROM screens
WHERE id = :screen AND archived_at IS NULL
FOR NO KEY UPDATE
