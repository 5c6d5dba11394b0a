CREATE TABLE cinemas (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  name VARCHAR(200) NOT NULL,
  address TEXT NOT NULL,
  city VARCHAR(100) NOT NULL,
  state VARCHAR(100),
  postal_code VARCHAR(20),
  country VARCHAR(100) NOT NULL,
  phone VARCHAR(20),
  email VARCHAR(255),
  operating_hours JSONB, -- {"monday": {"open": "09:00", "close": "01:00"}, ...}
  is_active BOOLEAN NOT NULL DEFAULT TRUE,
  created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
  -- show_date, start_time and end_time are the wall clock of this zone.
  time_zone TEXT NOT NULL DEFAULT 'UTC',
  currency CHAR(3) NOT NULL DEFAULT 'USD'
    CONSTRAINT cinemas_currency_code CHECK (currency ~ '^[A-Z]{3}$')
);

CREATE TRIGGER cinemas_touch BEFORE UPDATE ON cinemas
  FOR EACH ROW EXECUTE FUNCTION touch_updated_at();

-- A zone that the server does not know would fail in every query that reads a showtime.
CREATE FUNCTION require_known_time_zone() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_timezone_names WHERE name = NEW.time_zone) THEN
    RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME,
      COLUMN = 'time_zone',
      MESSAGE = format('"%s" is not a time zone; use a name such as America/New_York', NEW.time_zone);
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER cinemas_time_zone_known BEFORE INSERT OR UPDATE OF time_zone ON cinemas
  FOR EACH ROW EXECUTE FUNCTION require_known_time_zone();

CREATE TABLE screens (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  cinema_id UUID NOT NULL REFERENCES cinemas(id) ON DELETE CASCADE,
  name VARCHAR(100) NOT NULL, -- e.g., "Screen 1", "IMAX Hall"
  capacity INTEGER NOT NULL
    CONSTRAINT screens_capacity_positive CHECK (capacity > 0),
  screen_type VARCHAR(50) NOT NULL
    CONSTRAINT screens_type_known CHECK (screen_type IN ('STANDARD', 'IMAX', '4DX')),
  supported_formats TEXT[] DEFAULT ARRAY['STANDARD'], -- ['STANDARD', '3D', 'IMAX']
  seat_layout JSONB NOT NULL, -- the only source of the screen's geometry and of its seats
  is_active BOOLEAN NOT NULL DEFAULT TRUE,
  created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
  archived_at TIMESTAMPTZ,
  UNIQUE(cinema_id, name)
);

CREATE INDEX idx_screens_cinema_id ON screens(cinema_id);

CREATE TRIGGER screens_touch BEFORE UPDATE ON screens
  FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
