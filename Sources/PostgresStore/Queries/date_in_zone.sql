SELECT (now() AT TIME ZONE $1)::date AS today
