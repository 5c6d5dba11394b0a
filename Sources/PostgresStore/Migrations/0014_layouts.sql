-- What the seating rules need of a showtime and of a sale, and layouts that change while seats are being sold.

-- How many seats of a row, and how many rows, stay empty between two parties; 0 for none.
ALTER TABLE showtimes
  ADD COLUMN distance_seats INTEGER NOT NULL DEFAULT 0
    CONSTRAINT showtimes_distance_seats_in_range CHECK (distance_seats BETWEEN 0 AND 10),
  ADD COLUMN distance_rows INTEGER NOT NULL DEFAULT 0
    CONSTRAINT showtimes_distance_rows_in_range CHECK (distance_rows BETWEEN 0 AND 10);

-- Why staff sold seats although a seating rule spoke against it.
ALTER TABLE bookings ADD COLUMN seating_override VARCHAR(200);

-- Customers cannot give themselves a reason: a walk-up kiosk's user that is nothing more is refused.
CREATE FUNCTION require_staff() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF pg_has_role(current_user, 'kiosk_walkup', 'MEMBER')
    AND NOT pg_has_role(current_user, 'kiosk_counter', 'MEMBER')
    AND NOT pg_has_role(current_user, 'kiosk_admin', 'MEMBER')
  THEN
    RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME,
      COLUMN = 'seating_override',
      MESSAGE = format('"%s" is a walk-up kiosk, and only staff may sell against a seating rule', current_user);
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER bookings_override_by_staff BEFORE INSERT OR UPDATE OF seating_override ON bookings
  FOR EACH ROW WHEN (NEW.seating_override IS NOT NULL) EXECUTE FUNCTION require_staff();

-- Raised by every change of the layout: a seat map that was drawn from another one is read anew.
ALTER TABLE screens ADD COLUMN layout_version INTEGER NOT NULL DEFAULT 0;

CREATE FUNCTION raise_layout_version() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  NEW.layout_version := OLD.layout_version + 1;
  RETURN NEW;
END
$$;

CREATE TRIGGER screens_layout_version BEFORE UPDATE ON screens
  FOR EACH ROW WHEN (OLD.seat_layout IS DISTINCT FROM NEW.seat_layout)
  EXECUTE FUNCTION raise_layout_version();

-- Counts the seats of the screens' coming showtimes anew, and raises their versions, which open maps poll. A seat
-- that was sold and is out of order since counts as sold until its booking ends; a free one is not there.
--
-- The rows are locked first, in the order of their ids as everywhere: what follows sees every claim that went
-- before, and a claim that comes after it looks at its seats again.
CREATE FUNCTION recount_showtimes(screens uuid[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  coming uuid[];
BEGIN
  SELECT coalesce(array_agg(locked.id), '{}') INTO coming FROM (
    SELECT s.id FROM showtimes s JOIN cinemas c ON c.id = s.cinema_id
    WHERE s.screen_id = ANY (screens) AND s.status IN ('SCHEDULED', 'ONGOING') AND s.archived_at IS NULL
      AND upper(s.occupies) AT TIME ZONE c.time_zone > now()
    ORDER BY s.id
    FOR NO KEY UPDATE OF s
  ) AS locked;
  UPDATE showtimes s SET
    total_seats = h.seats + b.closed, available_seats = h.seats + b.closed - b.seats, version = s.version + 1
  FROM (
    SELECT screen_id, count(*) FILTER (WHERE is_active) AS seats
    FROM seats WHERE screen_id = ANY (screens) GROUP BY screen_id
  ) AS h
  CROSS JOIN unnest(coming) AS n(id)
  CROSS JOIN LATERAL (
    SELECT count(*) AS seats, count(*) FILTER (WHERE NOT t.is_active) AS closed
    FROM booking_seats x JOIN seats t ON t.id = x.seat_id WHERE x.showtime_id = n.id
  ) AS b
  WHERE s.id = n.id AND s.screen_id = h.screen_id;
END
$$;

-- What used to raise the versions alone now also counts, and hears of seats that are new.
CREATE OR REPLACE FUNCTION raise_versions_of_changed_screens() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM recount_showtimes(ARRAY(
    SELECT DISTINCT n.screen_id FROM new_seats n JOIN old_seats o USING (id)
    WHERE (n.is_active, n.seat_type) IS DISTINCT FROM (o.is_active, o.seat_type)
  ));
  RETURN NULL;
END
$$;

CREATE FUNCTION recount_screens_with_new_seats() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM recount_showtimes(ARRAY(SELECT DISTINCT screen_id FROM new_seats));
  RETURN NULL;
END
$$;

CREATE TRIGGER seats_new_are_counted AFTER INSERT ON seats
  REFERENCING NEW TABLE AS new_seats
  FOR EACH STATEMENT EXECUTE FUNCTION recount_screens_with_new_seats();

-- Reasons, pairs and places stand in the layout alone.
CREATE FUNCTION recount_changed_screen() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM recount_showtimes(ARRAY[NEW.id]);
  RETURN NULL;
END
$$;

CREATE TRIGGER screens_layout_reaches_maps AFTER UPDATE ON screens
  FOR EACH ROW WHEN (OLD.seat_layout IS DISTINCT FROM NEW.seat_layout)
  EXECUTE FUNCTION recount_changed_screen();

-- A booking that ends gives back what was its own, and a seat of it that is out of order is not there any more.
GRANT UPDATE (total_seats) ON showtimes TO kiosk_walkup, kiosk_counter;
