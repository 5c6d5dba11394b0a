-- Who did what, for ever. It names bookings by reference and holds nothing about a guest.
CREATE TABLE audit_log (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
  actor TEXT NOT NULL DEFAULT session_user,
  terminal VARCHAR(50),
  action VARCHAR(50) NOT NULL,
  booking_reference VARCHAR(20),
  details JSONB NOT NULL DEFAULT '{}'
);

CREATE INDEX idx_audit_log_booking_reference ON audit_log(booking_reference);
CREATE INDEX idx_audit_log_at ON audit_log USING brin(at);

CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
