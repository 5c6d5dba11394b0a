-- Guarded in the statement that counts: the last use goes to one booking only. The discount's type, value and
-- limit are those by which the customer was told it.
WITH redeemed AS (
  UPDATE promocodes p SET usage_count = usage_count + 1
  FROM showtimes s
  WHERE p.code = upper(:code) AND s.id = :showtime::uuid
    AND p.is_active AND now() >= p.valid_from AND now() < p.valid_until
    AND (p.usage_limit IS NULL OR p.usage_count < p.usage_limit)
    AND (p.min_purchase IS NULL OR p.min_purchase <= :total::numeric)
    AND (p.applicable_cinemas IS NULL OR s.cinema_id = ANY (p.applicable_cinemas))
    AND (p.applicable_movies IS NULL OR s.movie_id = ANY (p.applicable_movies))
    AND p.discount_type = :discount_type AND p.discount_value = :discount_value::numeric
    AND (p.discount_type = 'FIXED' OR p.max_discount IS NOT DISTINCT FROM :max_discount::numeric)
  RETURNING p.id
)
SELECT refuse_unless(EXISTS (SELECT FROM redeemed), 'promo_code_valid')
