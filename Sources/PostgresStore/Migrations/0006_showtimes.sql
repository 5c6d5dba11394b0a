-- A sale hangs on a showtime: nothing it refers to can be deleted from under it, only archived.
CREATE TABLE showtimes (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  screen_id UUID NOT NULL REFERENCES screens(id) ON DELETE RESTRICT,
  movie_id UUID NOT NULL REFERENCES movies(id) ON DELETE RESTRICT,
  cinema_id UUID NOT NULL REFERENCES cinemas(id) ON DELETE RESTRICT,
  show_date DATE NOT NULL,
  start_time TIME NOT NULL,
  end_time TIME NOT NULL,
  price_tier VARCHAR(50) NOT NULL DEFAULT 'STANDARD'
    CONSTRAINT showtimes_price_tier_known CHECK (price_tier IN ('STANDARD', 'PEAK', 'MATINEE')),
  total_seats INTEGER NOT NULL,
  available_seats INTEGER NOT NULL,
  is_auto_generated BOOLEAN NOT NULL DEFAULT FALSE,
  status VARCHAR(50) NOT NULL DEFAULT 'SCHEDULED'
    CONSTRAINT showtimes_status_known CHECK (status IN ('SCHEDULED', 'ONGOING', 'COMPLETED', 'CANCELLED')),
  created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
  version INTEGER NOT NULL DEFAULT 0, -- For optimistic locking, and what kiosks poll
  archived_at TIMESTAMPTZ,
  -- When the screen is occupied, on the cinema's wall clock; a show that ends at or before the time it
  -- starts ends on the next day.
  occupies TSRANGE GENERATED ALWAYS AS (
    tsrange(
      show_date + start_time,
      show_date + end_time + CASE WHEN end_time <= start_time THEN INTERVAL '1 day' ELSE INTERVAL '0' END
    )
  ) STORED,
  CONSTRAINT showtimes_seats_in_range CHECK (available_seats BETWEEN 0 AND total_seats),
  CONSTRAINT showtimes_no_overlap EXCLUDE USING gist (screen_id WITH =, occupies WITH &&)
    WHERE (status <> 'CANCELLED')
) WITH (fillfactor = 70); -- room on the page: a sale updates its showtime's row in place

CREATE INDEX idx_showtimes_screen_date ON showtimes(screen_id, show_date);
CREATE INDEX idx_showtimes_movie_date ON showtimes(movie_id, show_date);
CREATE INDEX idx_showtimes_cinema_date ON showtimes(cinema_id, show_date);
CREATE INDEX idx_showtimes_status ON showtimes(status);

-- Prevent overlapping showtimes on same screen
CREATE UNIQUE INDEX idx_showtimes_no_overlap ON showtimes(screen_id, show_date, start_time)
WHERE status != 'CANCELLED';

CREATE TRIGGER showtimes_touch BEFORE UPDATE ON showtimes
  FOR EACH ROW EXECUTE FUNCTION touch_updated_at();

CREATE TRIGGER showtimes_status_steps BEFORE UPDATE ON showtimes
  FOR EACH ROW WHEN (
    OLD.status <> NEW.status AND (OLD.status, NEW.status) NOT IN (
      ('SCHEDULED', 'ONGOING'), ('SCHEDULED', 'COMPLETED'), ('SCHEDULED', 'CANCELLED'),
      ('ONGOING', 'COMPLETED'), ('ONGOING', 'CANCELLED')
    )
  ) EXECUTE FUNCTION refuse_step('status');

-- Kiosks poll the version, so no change may leave it as it was.
CREATE FUNCTION raise_version() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  NEW.version := OLD.version + 1;
  RETURN NEW;
END
$$;

CREATE TRIGGER showtimes_version BEFORE UPDATE ON showtimes
  FOR EACH ROW WHEN (OLD.version = NEW.version) EXECUTE FUNCTION raise_version();

CREATE FUNCTION require_screen_of_cinema() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM screens WHERE id = NEW.screen_id AND cinema_id = NEW.cinema_id) THEN
    RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME,
      MESSAGE = 'the screen of a showtime must be in its cinema';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER showtimes_screen_in_cinema BEFORE INSERT OR UPDATE OF screen_id, cinema_id ON showtimes
  FOR EACH ROW EXECUTE FUNCTION require_screen_of_cinema();

-- A seat that is put out of order or back must reach the open seat maps, which poll the version.
CREATE FUNCTION raise_versions_of_changed_screens() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE showtimes SET version = version + 1
  WHERE status IN ('SCHEDULED', 'ONGOING') AND screen_id IN (
    SELECT n.screen_id FROM new_seats n JOIN old_seats o USING (id)
    WHERE (n.is_active, n.seat_type) IS DISTINCT FROM (o.is_active, o.seat_type)
  );
  RETURN NULL;
END
$$;

CREATE TRIGGER seats_change_reaches_maps AFTER UPDATE ON seats
  REFERENCING OLD TABLE AS old_seats NEW TABLE AS new_seats
  FOR EACH STATEMENT EXECUTE FUNCTION raise_versions_of_changed_screens();
