-- The retention job, the only way data is deleted. Each function does at most `at_most` rows, so that one
-- run is short, and returns how many it did; run it until that is 0.

-- Bookings: kept for 2 years. Their seats and what is known of the guest go with them; payments stay.
-- Money that is still owed or in doubt keeps its booking.
CREATE FUNCTION delete_old_bookings(at_most integer DEFAULT 10000) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  done integer;
BEGIN
  DELETE FROM bookings WHERE id IN (
    SELECT b.id FROM bookings b JOIN showtimes s ON s.id = b.showtime_id
    WHERE b.created_at < now() - INTERVAL '2 years'
      AND s.show_date < current_date - 1
      AND b.booking_status <> 'PENDING'
      AND NOT EXISTS (
        SELECT FROM payments p
        WHERE p.booking_id = b.id AND (p.payment_status = 'PENDING' OR p.refund_owed > 0)
      )
    ORDER BY b.created_at
    LIMIT at_most
  );
  GET DIAGNOSTICS done = ROW_COUNT;
  RETURN done;
END
$$;

-- Showtimes: archived 30 days after they were completed, by the cinema's clock.
CREATE FUNCTION archive_showtimes(at_most integer DEFAULT 10000) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  done integer;
BEGIN
  UPDATE showtimes SET archived_at = now() WHERE id IN (
    SELECT s.id FROM showtimes s JOIN cinemas c ON c.id = s.cinema_id
    WHERE s.status = 'COMPLETED' AND s.archived_at IS NULL
      AND upper(s.occupies) AT TIME ZONE c.time_zone < now() - INTERVAL '30 days'
    LIMIT at_most
  );
  GET DIAGNOSTICS done = ROW_COUNT;
  RETURN done;
END
$$;

-- Showtimes that are over become COMPLETED, and their confirmed bookings with them.
CREATE FUNCTION complete_showtimes(at_most integer DEFAULT 1000) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  over uuid[];
BEGIN
  SELECT coalesce(array_agg(id), '{}') INTO over FROM (
    SELECT s.id FROM showtimes s JOIN cinemas c ON c.id = s.cinema_id
    WHERE s.status IN ('SCHEDULED', 'ONGOING') AND upper(s.occupies) AT TIME ZONE c.time_zone < now()
    ORDER BY s.id LIMIT at_most
  ) AS ended;
  UPDATE bookings SET booking_status = 'COMPLETED'
  WHERE showtime_id = ANY (over) AND booking_status = 'CONFIRMED';
  UPDATE showtimes SET status = 'COMPLETED' WHERE id = ANY (over);
  RETURN cardinality(over);
END
$$;

-- Refresh tokens: expired ones, daily.
CREATE FUNCTION delete_expired_refresh_tokens(at_most integer DEFAULT 100000) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  done integer;
BEGIN
  DELETE FROM refresh_tokens WHERE id IN (
    SELECT id FROM refresh_tokens WHERE expires_at < now() ORDER BY expires_at LIMIT at_most
  );
  GET DIAGNOSTICS done = ROW_COUNT;
  RETURN done;
END
$$;
