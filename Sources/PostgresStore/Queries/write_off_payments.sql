UPDATE payments SET payment_status = 'FAILED', failure_reason = coalesce(failure_reason, 'another attempt began')
WHERE booking_id = $1::uuid AND payment_status = 'PENDING' AND payment_reference <> $2
