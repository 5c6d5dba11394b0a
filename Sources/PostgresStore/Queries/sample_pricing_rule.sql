INSERT INTO pricing_rules (
  id, cinema_id, name, rule_type, seat_type, day_of_week, time_range, ticket_type, price_tier, price_modifier,
  modifier_type, priority
)
VALUES (
  :id, :cinema, :name, :rule_type, :seat_type, :day_of_week, :time_range, :ticket_type, :price_tier,
  :price_modifier, :modifier_type, :priority
)
ON CONFLICT DO NOTHING
