UPDATE payments SET
  payment_status = 'SUCCESS', paid_at = now(), failure_reason = NULL,
  captured_at = CASE WHEN $2::boolean THEN now() END,
  gateway_transaction_id = $3, card_last_four = $4, tendered_amount = $5, change_amount = $6
WHERE payment_reference = $1
