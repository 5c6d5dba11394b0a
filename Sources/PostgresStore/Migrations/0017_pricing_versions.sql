-- A kiosk quotes prices from the rules that it has read. These versions say whether they are still the rules: a claim
-- carries those of its quote, and is refused where they are others by now. Prices are computed in one place, by the
-- kiosk; the database only says whether they were computed from what it has. A program that reads the versions anew and
-- keeps old prices is not stopped here.
ALTER TABLE cinemas ADD COLUMN pricing_version INTEGER NOT NULL DEFAULT 0;
ALTER TABLE showtimes ADD COLUMN pricing_version INTEGER NOT NULL DEFAULT 0;

-- A rule of no cinema is a rule of all of them. In the order of their ids, as everywhere: two managers do not wait for
-- each other in a circle.
CREATE FUNCTION raise_pricing_versions() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  is_for_all boolean := TG_OP = 'TRUNCATE' OR (TG_OP <> 'INSERT' AND OLD.cinema_id IS NULL)
    OR (TG_OP <> 'DELETE' AND NEW.cinema_id IS NULL);
BEGIN
  PERFORM FROM cinemas WHERE is_for_all OR id IN (OLD.cinema_id, NEW.cinema_id) ORDER BY id FOR NO KEY UPDATE;
  UPDATE cinemas SET pricing_version = pricing_version + 1
  WHERE is_for_all OR id IN (OLD.cinema_id, NEW.cinema_id);
  RETURN NULL;
END
$$;

CREATE TRIGGER pricing_rules_version AFTER INSERT OR UPDATE OR DELETE ON pricing_rules
  FOR EACH ROW EXECUTE FUNCTION raise_pricing_versions();
CREATE TRIGGER pricing_rules_version_truncated AFTER TRUNCATE ON pricing_rules
  FOR EACH STATEMENT EXECUTE FUNCTION raise_pricing_versions();

-- What the rules look at in a showtime.
CREATE FUNCTION raise_pricing_version() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  NEW.pricing_version := OLD.pricing_version + 1;
  RETURN NEW;
END
$$;

CREATE TRIGGER showtimes_pricing_version BEFORE UPDATE OF price_tier, show_date, start_time, cinema_id ON showtimes
  FOR EACH ROW WHEN (
    (OLD.price_tier, OLD.show_date, OLD.start_time, OLD.cinema_id)
      IS DISTINCT FROM (NEW.price_tier, NEW.show_date, NEW.start_time, NEW.cinema_id)
  ) EXECUTE FUNCTION raise_pricing_version();

-- And what they look at in a seat. `seats_change_reaches_maps` comes before it and has locked the rows.
CREATE FUNCTION raise_pricing_versions_of_retyped_screens() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE showtimes SET pricing_version = pricing_version + 1
  WHERE status IN ('SCHEDULED', 'ONGOING') AND screen_id IN (
    SELECT n.screen_id FROM new_seats n JOIN old_seats o USING (id) WHERE n.seat_type <> o.seat_type
  );
  RETURN NULL;
END
$$;

CREATE TRIGGER seats_retyped_reprice AFTER UPDATE ON seats
  REFERENCING OLD TABLE AS old_seats NEW TABLE AS new_seats
  FOR EACH STATEMENT EXECUTE FUNCTION raise_pricing_versions_of_retyped_screens();
