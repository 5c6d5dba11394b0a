-- The same rules, in forms that cost a sale less. Nothing that was allowed is refused now, or the other way round.

-- All buyers of a showtime change its row. A foreign key that is checked when a booking is inserted locks that row long
-- before the claim counts its seats, and rows that many transactions lock at once and others change are slow for all:
-- with 32 buyers of one showtime the server did little else. Checked at COMMIT, the row is the claim's own by then.
ALTER TABLE bookings ALTER CONSTRAINT bookings_showtime_id_fkey DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE booking_seats ALTER CONSTRAINT booking_seats_showtime_id_fkey DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE booking_seats_history
  ALTER CONSTRAINT booking_seats_history_showtime_id_fkey DEFERRABLE INITIALLY DEFERRED;

-- The server reads a constraint anew for each statement that writes to its table. Of IN it keeps an expression for each
-- word, with its conversion to text, and puts them together each time; of an array one constant. And it converts a
-- whole number to numeric each time, unless it is one.
ALTER TABLE showtimes
  DROP CONSTRAINT showtimes_price_tier_known,
  ADD CONSTRAINT showtimes_price_tier_known CHECK (price_tier = ANY ('{STANDARD,PEAK,MATINEE}')),
  DROP CONSTRAINT showtimes_status_known,
  ADD CONSTRAINT showtimes_status_known CHECK (status = ANY ('{SCHEDULED,ONGOING,COMPLETED,CANCELLED}'));
ALTER TABLE bookings
  DROP CONSTRAINT bookings_status_known,
  ADD CONSTRAINT bookings_status_known
    CHECK (booking_status = ANY ('{PENDING,CONFIRMED,COMPLETED,CANCELLED,REFUNDED}')),
  DROP CONSTRAINT bookings_payment_status_known,
  ADD CONSTRAINT bookings_payment_status_known
    CHECK (payment_status = ANY ('{PENDING,PAID,FAILED,REFUNDED}')),
  DROP CONSTRAINT bookings_payment_method_known,
  ADD CONSTRAINT bookings_payment_method_known CHECK (payment_method = ANY ('{CARD,UPI,WALLET,CASH}')),
  DROP CONSTRAINT bookings_cancellation_reason_known,
  ADD CONSTRAINT bookings_cancellation_reason_known
    CHECK (cancellation_reason = ANY ('{ABANDONED,EXPIRED,CUSTOMER,SHOWTIME_CANCELLED}')),
  DROP CONSTRAINT bookings_amounts_add_up,
  ADD CONSTRAINT bookings_amounts_add_up CHECK (
    discount_amount >= NUMERIC '0' AND final_amount >= NUMERIC '0'
    AND final_amount = total_amount - discount_amount
  );
ALTER TABLE booking_seats
  DROP CONSTRAINT booking_seats_ticket_type_known,
  ADD CONSTRAINT booking_seats_ticket_type_known CHECK (ticket_type = ANY ('{ADULT,CHILD,SENIOR,STUDENT}'));
ALTER TABLE payments
  DROP CONSTRAINT payments_status_known,
  ADD CONSTRAINT payments_status_known CHECK (payment_status = ANY ('{PENDING,SUCCESS,FAILED,REFUNDED}')),
  DROP CONSTRAINT payments_method_known,
  ADD CONSTRAINT payments_method_known CHECK (payment_method = ANY ('{CARD,UPI,WALLET,CASH}')),
  DROP CONSTRAINT payments_amount_not_negative,
  ADD CONSTRAINT payments_amount_not_negative CHECK (amount >= NUMERIC '0'),
  DROP CONSTRAINT payments_refunds_in_range,
  ADD CONSTRAINT payments_refunds_in_range CHECK (
    refund_owed >= NUMERIC '0' AND refund_amount >= NUMERIC '0'
    AND refund_owed + coalesce(refund_amount, NUMERIC '0') <= amount
  ),
  DROP CONSTRAINT payments_change_adds_up,
  ADD CONSTRAINT payments_change_adds_up CHECK (
    (tendered_amount IS NULL) = (change_amount IS NULL) AND tendered_amount - change_amount = amount
    AND change_amount >= NUMERIC '0'
  );

-- The conditions of triggers are read like constraints, and so only where a status is written at all.
DROP TRIGGER showtimes_status_steps ON showtimes;
CREATE TRIGGER showtimes_status_steps BEFORE UPDATE OF status ON showtimes
  FOR EACH ROW WHEN (
    OLD.status <> NEW.status AND OLD.status || ' to ' || NEW.status <> ALL (
      '{SCHEDULED to ONGOING,SCHEDULED to COMPLETED,SCHEDULED to CANCELLED,ONGOING to COMPLETED,ONGOING to CANCELLED}'
    )
  ) EXECUTE FUNCTION refuse_step('status');

DROP TRIGGER bookings_status_steps ON bookings;
CREATE TRIGGER bookings_status_steps BEFORE UPDATE OF booking_status ON bookings
  FOR EACH ROW WHEN (
    OLD.booking_status <> NEW.booking_status AND (
      OLD.booking_status || ' to ' || NEW.booking_status <> ALL (
        '{PENDING to CONFIRMED,PENDING to CANCELLED,CONFIRMED to COMPLETED,CONFIRMED to CANCELLED,CONFIRMED to REFUNDED,CANCELLED to REFUNDED}'
      )
      -- What was never paid cannot be refunded.
      OR OLD.booking_status = 'CANCELLED' AND OLD.confirmed_at IS NULL
    )
  ) EXECUTE FUNCTION refuse_step('booking_status');

DROP TRIGGER bookings_payment_status_steps ON bookings;
CREATE TRIGGER bookings_payment_status_steps BEFORE UPDATE OF payment_status ON bookings
  FOR EACH ROW WHEN (
    OLD.payment_status <> NEW.payment_status AND OLD.payment_status || ' to ' || NEW.payment_status <> ALL (
      '{PENDING to PAID,PENDING to FAILED,FAILED to PENDING,FAILED to PAID,PAID to REFUNDED}'
    )
  ) EXECUTE FUNCTION refuse_step('payment_status');

DROP TRIGGER payments_status_steps ON payments;
CREATE TRIGGER payments_status_steps BEFORE UPDATE OF payment_status ON payments
  FOR EACH ROW WHEN (
    OLD.payment_status <> NEW.payment_status AND OLD.payment_status || ' to ' || NEW.payment_status <> ALL (
      '{PENDING to SUCCESS,PENDING to FAILED,FAILED to SUCCESS,SUCCESS to REFUNDED}'
    )
  ) EXECUTE FUNCTION refuse_step('payment_status');
