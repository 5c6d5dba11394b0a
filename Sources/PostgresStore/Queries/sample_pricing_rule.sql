INSERT INTO pricing_rules (
  id, cinema_id, name, rule_type, seat_type, day_of_week, time_range, ticket_type, price_tier, price_modifier,
  modifier_type, priority
)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
ON CONFLICT DO NOTHING
