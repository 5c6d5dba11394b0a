-- The server's own limits for this connection, in milliseconds; 0 is none. JIT costs more than it gives to
-- queries as short as a kiosk's; and so does planning them anew for the values of each sale, which the server would
-- go on doing for arrays of two seats since it expects ten: every plan is by the same indexes anyway. Also where the
-- tables were empty when it was made: a plan that reads them from end to end would be kept until they are analysed again.
-- Who sells nothing may read whole tables and is planned for; who reports changes nothing.
SELECT
  set_config('statement_timeout', :statement_timeout, false),
  set_config('lock_timeout', :lock_timeout, false),
  set_config('idle_in_transaction_session_timeout', :idle_timeout, false),
  set_config('jit', 'off', false),
  set_config('plan_cache_mode', CASE WHEN :sells::boolean THEN 'force_generic_plan' ELSE 'auto' END, false),
  set_config('enable_seqscan', CASE WHEN :sells::boolean THEN 'off' ELSE 'on' END, false),
  (SELECT set_config('default_transaction_read_only', 'on', false) WHERE :reports::boolean)
