INSERT INTO promocodes (
  id, code, description, discount_type, discount_value, max_discount, min_purchase, usage_limit, valid_from,
  valid_until, applicable_cinemas
)
VALUES (
  :id, :code, :description, :discount_type, :discount_value, :max_discount, :min_purchase, :usage_limit,
  :valid_from, :valid_until, :cinemas
)
ON CONFLICT DO NOTHING
