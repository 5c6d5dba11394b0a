-- The first attempt to pay. A reference that another booking pays with is refused.
INSERT INTO payments (
  id, booking_id, booking_reference, payment_reference, payment_gateway, payment_method, amount, currency
)
VALUES (:id, :booking, :booking_reference, :reference, :gateway, :method, :amount, :currency)
