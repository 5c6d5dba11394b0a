SELECT EXISTS (SELECT FROM schema_migrations WHERE number = :number) AS exists
