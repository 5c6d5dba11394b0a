CREATE TABLE promocodes (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  code VARCHAR(50) UNIQUE NOT NULL
    CONSTRAINT promocodes_code_upper_case CHECK (code = upper(code)),
  description TEXT,
  discount_type VARCHAR(20) NOT NULL
    CONSTRAINT promocodes_discount_type_known CHECK (discount_type IN ('PERCENTAGE', 'FIXED')),
  discount_value DECIMAL(10,2) NOT NULL
    CONSTRAINT promocodes_discount_positive CHECK (discount_value > 0),
  max_discount DECIMAL(10,2), -- Max discount for percentage type
  min_purchase DECIMAL(10,2), -- Minimum booking amount
  usage_limit INTEGER, -- NULL for unlimited
  usage_count INTEGER NOT NULL DEFAULT 0,
  valid_from TIMESTAMPTZ NOT NULL,
  valid_until TIMESTAMPTZ NOT NULL,
  is_active BOOLEAN NOT NULL DEFAULT TRUE,
  applicable_cinemas UUID[], -- Array of cinema IDs, NULL for all
  applicable_movies UUID[], -- Array of movie IDs, NULL for all
  created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT promocodes_percentage_at_most_100 CHECK (discount_type = 'FIXED' OR discount_value <= 100),
  CONSTRAINT promocodes_usage_in_range
    CHECK (usage_count >= 0 AND (usage_limit IS NULL OR usage_count <= usage_limit))
);

CREATE INDEX idx_promocodes_code ON promocodes(code);
CREATE INDEX idx_promocodes_active ON promocodes(is_active, valid_from, valid_until);

CREATE TRIGGER promocodes_touch BEFORE UPDATE ON promocodes
  FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
