CREATE TABLE bookings (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  booking_reference VARCHAR(20) UNIQUE NOT NULL, -- e.g., "BK20251201ABCD"
  user_id UUID REFERENCES users(id) ON DELETE SET NULL, -- Nullable for guest bookings
  showtime_id UUID NOT NULL REFERENCES showtimes(id) ON DELETE RESTRICT,
  guest_email VARCHAR(255), -- For guest bookings
  guest_name VARCHAR(200),
  guest_phone VARCHAR(20),
  num_tickets INTEGER NOT NULL
    CONSTRAINT bookings_tickets_positive CHECK (num_tickets > 0),
  total_amount DECIMAL(10,2) NOT NULL,
  discount_amount DECIMAL(10,2) NOT NULL DEFAULT 0,
  final_amount DECIMAL(10,2) NOT NULL,
  promo_code VARCHAR(50),
  booking_status VARCHAR(50) NOT NULL DEFAULT 'PENDING'
    CONSTRAINT bookings_status_known
    CHECK (booking_status IN ('PENDING', 'CONFIRMED', 'COMPLETED', 'CANCELLED', 'REFUNDED')),
  payment_status VARCHAR(50) NOT NULL DEFAULT 'PENDING'
    CONSTRAINT bookings_payment_status_known
    CHECK (payment_status IN ('PENDING', 'PAID', 'FAILED', 'REFUNDED')),
  payment_method VARCHAR(50)
    CONSTRAINT bookings_payment_method_known CHECK (payment_method IN ('CARD', 'UPI', 'WALLET', 'CASH')),
  booked_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
  expires_at TIMESTAMPTZ, -- For temporary holds
  confirmed_at TIMESTAMPTZ,
  cancelled_at TIMESTAMPTZ,
  created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
  cancellation_reason VARCHAR(50)
    CONSTRAINT bookings_cancellation_reason_known
    CHECK (cancellation_reason IN ('ABANDONED', 'EXPIRED', 'CUSTOMER', 'SHOWTIME_CANCELLED')),
  terminal VARCHAR(50), -- which kiosk sold it
  CONSTRAINT bookings_amounts_add_up CHECK (
    total_amount >= 0 AND discount_amount BETWEEN 0 AND total_amount
    AND final_amount = total_amount - discount_amount
  )
);

CREATE INDEX idx_bookings_user_id ON bookings(user_id);
CREATE INDEX idx_bookings_showtime_id ON bookings(showtime_id);
CREATE INDEX idx_bookings_reference ON bookings(booking_reference);
CREATE INDEX idx_bookings_status ON bookings(booking_status);
CREATE INDEX idx_bookings_expires_at ON bookings(expires_at) WHERE booking_status = 'PENDING';

CREATE TRIGGER bookings_touch BEFORE UPDATE ON bookings
  FOR EACH ROW EXECUTE FUNCTION touch_updated_at();

CREATE TRIGGER bookings_status_steps BEFORE UPDATE ON bookings
  FOR EACH ROW WHEN (
    OLD.booking_status <> NEW.booking_status AND (OLD.booking_status, NEW.booking_status) NOT IN (
      ('PENDING', 'CONFIRMED'), ('PENDING', 'CANCELLED'),
      ('CONFIRMED', 'COMPLETED'), ('CONFIRMED', 'CANCELLED'), ('CONFIRMED', 'REFUNDED'),
      ('CANCELLED', 'REFUNDED')
    )
    -- What was never paid cannot be refunded.
    OR OLD.booking_status = 'CANCELLED' AND NEW.booking_status = 'REFUNDED' AND OLD.confirmed_at IS NULL
  ) EXECUTE FUNCTION refuse_step('booking_status');

CREATE TRIGGER bookings_payment_status_steps BEFORE UPDATE ON bookings
  FOR EACH ROW WHEN (
    OLD.payment_status <> NEW.payment_status AND (OLD.payment_status, NEW.payment_status) NOT IN (
      ('PENDING', 'PAID'), ('PENDING', 'FAILED'), ('FAILED', 'PENDING'), ('FAILED', 'PAID'),
      ('PAID', 'REFUNDED')
    )
  ) EXECUTE FUNCTION refuse_step('payment_status');

CREATE TABLE booking_seats (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  booking_id UUID NOT NULL REFERENCES bookings(id) ON DELETE CASCADE,
  seat_id UUID NOT NULL REFERENCES seats(id) ON DELETE RESTRICT,
  showtime_id UUID NOT NULL REFERENCES showtimes(id) ON DELETE RESTRICT,
  price DECIMAL(10,2) NOT NULL,
  created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ticket_type VARCHAR(20) NOT NULL DEFAULT 'ADULT'
    CONSTRAINT booking_seats_ticket_type_known
    CHECK (ticket_type IN ('ADULT', 'CHILD', 'SENIOR', 'STUDENT')),
  price_breakdown JSONB NOT NULL DEFAULT '[]', -- which pricing rule did what
  UNIQUE(showtime_id, seat_id) -- Prevent double booking
);

CREATE INDEX idx_booking_seats_booking_id ON booking_seats(booking_id);
CREATE INDEX idx_booking_seats_showtime_seat ON booking_seats(showtime_id, seat_id);

-- Where the seats of a cancelled or expired booking go, so that they can be sold again.
CREATE TABLE booking_seats_history (
  id UUID PRIMARY KEY,
  booking_id UUID NOT NULL REFERENCES bookings(id) ON DELETE CASCADE,
  seat_id UUID NOT NULL REFERENCES seats(id) ON DELETE RESTRICT,
  showtime_id UUID NOT NULL REFERENCES showtimes(id) ON DELETE RESTRICT,
  price DECIMAL(10,2) NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  ticket_type VARCHAR(20) NOT NULL,
  price_breakdown JSONB NOT NULL,
  released_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
  reason VARCHAR(50) NOT NULL
);

CREATE INDEX idx_booking_seats_history_booking_id ON booking_seats_history(booking_id);

-- A seat leaves its booking only after the booking has ended; with the booking itself it goes too.
CREATE FUNCTION keep_seats_of_live_bookings() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM bookings
    WHERE id = OLD.booking_id AND booking_status IN ('PENDING', 'CONFIRMED', 'COMPLETED')
  ) THEN
    RAISE EXCEPTION USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME,
      MESSAGE = 'the seats of a booking that stands cannot be given back';
  END IF;
  RETURN OLD;
END
$$;

CREATE TRIGGER booking_seats_kept BEFORE DELETE ON booking_seats
  FOR EACH ROW EXECUTE FUNCTION keep_seats_of_live_bookings();
