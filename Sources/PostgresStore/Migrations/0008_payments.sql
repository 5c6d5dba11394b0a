-- Payments are kept for ever: they survive their booking, with its reference.
CREATE TABLE payments (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  booking_id UUID REFERENCES bookings(id) ON DELETE SET NULL,
  payment_reference VARCHAR(100) UNIQUE NOT NULL, -- the idempotency key at the gateway
  payment_gateway VARCHAR(50), -- STRIPE, RAZORPAY, PAYPAL; CASH for the drawer, or another driver's name
  gateway_transaction_id VARCHAR(255),
  amount DECIMAL(10,2) NOT NULL
    CONSTRAINT payments_amount_not_negative CHECK (amount >= 0),
  currency VARCHAR(10) NOT NULL DEFAULT 'USD',
  payment_status VARCHAR(50) NOT NULL DEFAULT 'PENDING'
    CONSTRAINT payments_status_known CHECK (payment_status IN ('PENDING', 'SUCCESS', 'FAILED', 'REFUNDED')),
  payment_method VARCHAR(50)
    CONSTRAINT payments_method_known CHECK (payment_method IN ('CARD', 'UPI', 'WALLET', 'CASH')),
  card_last_four VARCHAR(4),
  failure_reason TEXT,
  gateway_response JSONB, -- Raw response from payment gateway
  paid_at TIMESTAMPTZ,
  refunded_at TIMESTAMPTZ,
  refund_amount DECIMAL(10,2),
  created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
  booking_reference VARCHAR(20) NOT NULL,
  captured_at TIMESTAMPTZ, -- when an authorised payment was taken; cash is, as soon as it is paid
  refund_owed DECIMAL(10,2) NOT NULL DEFAULT 0, -- what must still go back
  tendered_amount DECIMAL(10,2),
  change_amount DECIMAL(10,2),
  CONSTRAINT payments_refunds_in_range CHECK (
    refund_owed BETWEEN 0 AND amount AND coalesce(refund_amount, 0) BETWEEN 0 AND amount - refund_owed
  ),
  CONSTRAINT payments_change_adds_up CHECK (
    (tendered_amount IS NULL) = (change_amount IS NULL) AND tendered_amount - change_amount = amount
    AND change_amount >= 0
  )
);

CREATE INDEX idx_payments_booking_id ON payments(booking_id);
CREATE INDEX idx_payments_status ON payments(payment_status);
CREATE INDEX idx_payments_gateway_tx_id ON payments(gateway_transaction_id);
-- What the reaper looks for; almost always empty.
CREATE INDEX idx_payments_uncaptured ON payments(paid_at)
  WHERE payment_status = 'SUCCESS' AND captured_at IS NULL;
CREATE INDEX idx_payments_refund_owed ON payments(paid_at) WHERE refund_owed > 0;

CREATE TRIGGER payments_touch BEFORE UPDATE ON payments
  FOR EACH ROW EXECUTE FUNCTION touch_updated_at();

CREATE TRIGGER payments_status_steps BEFORE UPDATE ON payments
  FOR EACH ROW WHEN (
    OLD.payment_status <> NEW.payment_status AND (OLD.payment_status, NEW.payment_status) NOT IN (
      ('PENDING', 'SUCCESS'), ('PENDING', 'FAILED'), ('FAILED', 'SUCCESS'), ('SUCCESS', 'REFUNDED')
    )
  ) EXECUTE FUNCTION refuse_step('payment_status');

CREATE TRIGGER payments_kept BEFORE DELETE OR TRUNCATE ON payments
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
