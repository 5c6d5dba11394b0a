-- Attempts count up in their references. One that arrives late, of a caller who has long begun the next, writes nothing off.
UPDATE payments SET payment_status = 'FAILED', failure_reason = coalesce(failure_reason, 'another attempt began')
WHERE booking_id = :booking::uuid AND (payment_status = 'PENDING') IS TRUE
  AND (length(payment_reference), payment_reference) < (length(:payment::text), :payment::text)
