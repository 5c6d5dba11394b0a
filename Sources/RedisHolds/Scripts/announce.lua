-- Tells the other kiosks that what is sold has changed: they ask the database.
publish('s', 0, raised_revision(), {})
return 1
