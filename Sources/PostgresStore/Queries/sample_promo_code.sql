INSERT INTO promocodes (
  id, code, description, discount_type, discount_value, max_discount, min_purchase, usage_limit, valid_from,
  valid_until, applicable_cinemas
)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
ON CONFLICT DO NOTHING
