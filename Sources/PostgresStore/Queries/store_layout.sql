UPDATE screens SET seat_layout = :layout::jsonb, capacity = :capacity WHERE id = :screen
