INSERT INTO cinemas (
  id, name, address, city, state, postal_code, country, phone, email, operating_hours, time_zone, currency
)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
ON CONFLICT DO NOTHING
