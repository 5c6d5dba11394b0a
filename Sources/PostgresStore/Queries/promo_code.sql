SELECT
  id, code, description, discount_type, discount_value, max_discount, min_purchase, usage_limit, usage_count,
  valid_from, valid_until, is_active, applicable_cinemas, applicable_movies
FROM promocodes
WHERE code = upper($1)
