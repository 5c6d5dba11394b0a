CREATE TABLE pricing_rules (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  cinema_id UUID REFERENCES cinemas(id) ON DELETE CASCADE,
  name VARCHAR(200) NOT NULL,
  rule_type VARCHAR(50) NOT NULL
    CONSTRAINT pricing_rules_type_known
    CHECK (rule_type IN ('BASE', 'TIME_BASED', 'SEAT_TYPE', 'DAY_OF_WEEK', 'TICKET_TYPE')),
  seat_type VARCHAR(50)
    CONSTRAINT pricing_rules_seat_type_known
    CHECK (seat_type IN ('STANDARD', 'PREMIUM', 'VIP', 'WHEELCHAIR', 'COMPANION')),
  day_of_week INTEGER[] -- [1,2,3,4,5,6,7] for Mon-Sun
    CONSTRAINT pricing_rules_days_known CHECK (day_of_week <@ ARRAY[1, 2, 3, 4, 5, 6, 7]),
  time_range JSONB -- {"start": "18:00", "end": "23:00"}; may cross midnight
    CONSTRAINT pricing_rules_time_range_form CHECK (
      time_range IS NULL OR (
        time_range ->> 'start' ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'
        AND time_range ->> 'end' ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'
      ) IS TRUE
    ),
  price_modifier DECIMAL(10,2) NOT NULL, -- Fixed price or percentage
  modifier_type VARCHAR(20) NOT NULL DEFAULT 'FIXED'
    CONSTRAINT pricing_rules_modifier_type_known CHECK (modifier_type IN ('FIXED', 'PERCENTAGE')),
  priority INTEGER NOT NULL DEFAULT 0, -- Higher priority rules applied first
  is_active BOOLEAN NOT NULL DEFAULT TRUE,
  valid_from DATE,
  valid_until DATE,
  created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
  price_tier VARCHAR(50) -- restricts the rule to showtimes of that tier
    CONSTRAINT pricing_rules_price_tier_known CHECK (price_tier IN ('STANDARD', 'PEAK', 'MATINEE')),
  ticket_type VARCHAR(20)
    CONSTRAINT pricing_rules_ticket_type_known
    CHECK (ticket_type IN ('ADULT', 'CHILD', 'SENIOR', 'STUDENT')),
  -- A rule without the condition its type is about would apply everywhere.
  CONSTRAINT pricing_rules_condition_present CHECK (
    CASE rule_type
      WHEN 'BASE' THEN modifier_type = 'FIXED' AND price_modifier >= 0
      WHEN 'SEAT_TYPE' THEN seat_type IS NOT NULL
      WHEN 'TIME_BASED' THEN time_range IS NOT NULL
      WHEN 'DAY_OF_WEEK' THEN cardinality(day_of_week) > 0 IS TRUE
      WHEN 'TICKET_TYPE' THEN ticket_type IS NOT NULL
    END
  )
);

CREATE INDEX idx_pricing_rules_cinema_id ON pricing_rules(cinema_id);
CREATE INDEX idx_pricing_rules_active ON pricing_rules(is_active);

CREATE TRIGGER pricing_rules_touch BEFORE UPDATE ON pricing_rules
  FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
