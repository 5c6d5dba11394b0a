-- Last before COMMIT: this row is the one that all buyers of a showtime want, in turn.
-- The versions of its prices are looked at here too: no statement more, and no change of the showtime
-- can come between. `:grace` is how long after its start a showtime is still sold, in seconds.
WITH counted AS (
  UPDATE showtimes s SET available_seats = available_seats - :seats::integer, version = version + 1
  FROM cinemas c
  WHERE s.id = :showtime::uuid AND c.id = s.cinema_id
    AND s.available_seats >= :seats::integer
    AND c.pricing_version = :cinema_prices::integer AND s.pricing_version = :showtime_prices::integer
    AND s.status IN ('SCHEDULED', 'ONGOING') AND s.archived_at IS NULL
    AND (s.show_date + s.start_time) AT TIME ZONE c.time_zone >= now() - :grace::integer * INTERVAL '1 second'
  RETURNING s.id
)
SELECT refuse_unless(EXISTS (SELECT FROM counted), 'showtime_on_sale')
