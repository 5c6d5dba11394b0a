-- An attempt that is there already is the same one, sent again: by now a later one may have begun.
UPDATE payments SET payment_status = 'FAILED', failure_reason = coalesce(failure_reason, 'another attempt began')
WHERE booking_id = $1::uuid AND payment_status = 'PENDING' AND payment_reference <> $2
  AND NOT EXISTS (SELECT FROM payments WHERE payment_reference = $2)
