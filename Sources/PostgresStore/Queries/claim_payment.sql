-- The first attempt to pay. A reference that another booking pays with is refused.
INSERT INTO payments (
  id, booking_id, booking_reference, payment_reference, payment_gateway, payment_method, amount, currency
)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
