SELECT EXISTS (SELECT FROM schema_migrations WHERE number = $1) AS exists
