SELECT {pricing_rule}
FROM pricing_rules
WHERE is_active
  AND (cinema_id IS NULL OR cinema_id = (SELECT cinema_id FROM showtimes WHERE id = :showtime))
ORDER BY id
