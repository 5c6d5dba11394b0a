UPDATE payments SET
  payment_status = 'SUCCESS', paid_at = now(), failure_reason = NULL,
  captured_at = CASE WHEN :captured::boolean THEN now() END,
  gateway_transaction_id = :transaction, card_last_four = :card, tendered_amount = :tendered, change_amount = :change
WHERE payment_reference = :payment
