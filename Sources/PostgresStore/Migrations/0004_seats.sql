CREATE TABLE seats (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  screen_id UUID NOT NULL REFERENCES screens(id) ON DELETE CASCADE,
  row_label VARCHAR(10) NOT NULL, -- A, B, C, etc.
  seat_number INTEGER NOT NULL,
  seat_type VARCHAR(50) NOT NULL DEFAULT 'STANDARD'
    CONSTRAINT seats_type_known
    CHECK (seat_type IN ('STANDARD', 'PREMIUM', 'VIP', 'WHEELCHAIR', 'COMPANION')),
  is_active BOOLEAN NOT NULL DEFAULT TRUE,
  x_position DECIMAL(5,2) NOT NULL, -- For visual layout, in seat widths
  y_position DECIMAL(5,2) NOT NULL,
  UNIQUE(screen_id, row_label, seat_number)
);

CREATE INDEX idx_seats_screen_id ON seats(screen_id);
CREATE INDEX idx_seats_type ON seats(seat_type);
