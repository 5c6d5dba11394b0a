SELECT
  id, cinema_id, name, rule_type, seat_type, day_of_week, time_range, ticket_type, price_tier, price_modifier,
  modifier_type, priority, is_active, valid_from, valid_until
FROM pricing_rules
WHERE is_active
  AND (cinema_id IS NULL OR cinema_id = (SELECT cinema_id FROM showtimes WHERE id = $1))
ORDER BY id
