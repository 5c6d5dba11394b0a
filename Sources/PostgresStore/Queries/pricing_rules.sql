SELECT
  id, cinema_id, name, rule_type, seat_type, day_of_week, time_range, ticket_type, price_tier, price_modifier,
  modifier_type, priority, is_active, valid_from, valid_until
FROM pricing_rules
WHERE is_active AND (cinema_id = $1 OR cinema_id IS NULL)
ORDER BY id
