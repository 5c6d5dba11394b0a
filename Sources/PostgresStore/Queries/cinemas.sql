SELECT
  id, name, address, city, state, postal_code, country, phone, email, operating_hours, is_active, time_zone,
  currency
FROM cinemas
WHERE is_active
ORDER BY name, id
