SELECT (now() AT TIME ZONE :time_zone)::date AS today
