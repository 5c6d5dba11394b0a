-- Last before COMMIT: this row is the one that all buyers of a showtime want, in turn.
-- Its prices, which $4 and $5 are the versions of, are looked at here too: no statement more, and no change of the showtime
-- can come between. $3 is how long after its start a showtime is still sold, in seconds.
WITH counted AS (
  UPDATE showtimes s SET available_seats = available_seats - $2::integer, version = version + 1
  FROM cinemas c
  WHERE s.id = $1::uuid AND c.id = s.cinema_id
    AND s.available_seats >= $2::integer
    AND c.pricing_version = $4::integer AND s.pricing_version = $5::integer
    AND s.status IN ('SCHEDULED', 'ONGOING') AND s.archived_at IS NULL
    AND (s.show_date + s.start_time) AT TIME ZONE c.time_zone >= now() - $3::integer * INTERVAL '1 second'
  RETURNING s.id
)
SELECT refuse_unless(EXISTS (SELECT FROM counted), 'showtime_on_sale')
