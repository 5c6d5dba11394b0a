SELECT
  id, name, address, city, state, postal_code, country, phone, email, operating_hours, is_active, time_zone,
  currency,
  (now() AT TIME ZONE time_zone)::date AS today,
  (now() AT TIME ZONE time_zone)::time AS time_of_day
FROM cinemas
WHERE id = $1
