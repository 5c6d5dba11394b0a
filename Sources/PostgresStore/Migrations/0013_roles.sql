-- The group roles that people and kiosks are members of. Roles belong to the whole cluster: another
-- database of it may have them already, or create them at this moment.
DO $$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['kiosk_walkup', 'kiosk_counter', 'kiosk_admin'] LOOP
    CONTINUE WHEN EXISTS (SELECT FROM pg_roles WHERE rolname = wanted);
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
    EXCEPTION
      WHEN duplicate_object OR unique_violation THEN
        NULL; -- another migrator was faster
      WHEN insufficient_privilege THEN
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege',
          MESSAGE = format('role "%s" does not exist and "%s" may not create it', wanted, current_user),
          HINT = format('Run as a superuser: CREATE ROLE %I NOLOGIN; or give "%s" CREATEROLE.', wanted, current_user);
    END;
  END LOOP;
END
$$;

GRANT USAGE ON SCHEMA public TO kiosk_walkup, kiosk_counter, kiosk_admin;

-- Nobody but the admin's job deletes or archives.
REVOKE EXECUTE ON FUNCTION delete_old_bookings(integer) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION archive_showtimes(integer) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION complete_showtimes(integer) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION delete_expired_refresh_tokens(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION delete_old_bookings(integer) TO kiosk_admin;
GRANT EXECUTE ON FUNCTION archive_showtimes(integer) TO kiosk_admin;
GRANT EXECUTE ON FUNCTION complete_showtimes(integer) TO kiosk_admin;
GRANT EXECUTE ON FUNCTION delete_expired_refresh_tokens(integer) TO kiosk_admin;

-- Selling, which all three do: read the programme, claim, pay, confirm, give back.
GRANT SELECT ON cinemas, screens, seats, movies, showtimes, pricing_rules, promocodes, schema_migrations
  TO kiosk_walkup, kiosk_counter, kiosk_admin;
GRANT SELECT, INSERT ON bookings, booking_seats, booking_seats_history, payments
  TO kiosk_walkup, kiosk_counter, kiosk_admin;
GRANT UPDATE (
  booking_status, payment_status, payment_method, expires_at, confirmed_at, cancelled_at, cancellation_reason
) ON bookings TO kiosk_walkup, kiosk_counter, kiosk_admin;
GRANT DELETE ON booking_seats TO kiosk_walkup, kiosk_counter, kiosk_admin;
GRANT UPDATE (
  payment_status, gateway_transaction_id, card_last_four, failure_reason, gateway_response, paid_at,
  captured_at, refunded_at, refund_amount, refund_owed, tendered_amount, change_amount
) ON payments TO kiosk_walkup, kiosk_counter, kiosk_admin;
GRANT UPDATE (available_seats, version) ON showtimes TO kiosk_walkup, kiosk_counter;
GRANT UPDATE (usage_count) ON promocodes TO kiosk_walkup, kiosk_counter;
GRANT INSERT ON audit_log TO kiosk_walkup, kiosk_counter, kiosk_admin;

-- The counter also corrects what it sold, and knows its customers, but not their passwords.
GRANT UPDATE (guest_email, guest_name, guest_phone) ON bookings TO kiosk_counter, kiosk_admin;
GRANT SELECT (
  id, email, first_name, last_name, phone, role, email_verified, is_active, created_at, updated_at, last_login_at
) ON users TO kiosk_counter;
GRANT SELECT ON audit_log TO kiosk_counter, kiosk_admin;

-- The admin also keeps the catalogue and the accounts. Sales, payments and the log stay out of reach.
GRANT INSERT, UPDATE, DELETE ON cinemas, screens, seats, movies, showtimes, pricing_rules, promocodes
  TO kiosk_admin;
GRANT SELECT, INSERT, UPDATE, DELETE ON users, refresh_tokens TO kiosk_admin;
