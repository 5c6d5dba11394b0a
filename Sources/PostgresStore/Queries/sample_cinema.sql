INSERT INTO cinemas (
  id, name, address, city, state, postal_code, country, phone, email, operating_hours, time_zone, currency
)
VALUES (
  :id, :name, :address, :city, :state, :postal_code, :country, :phone, :email, :operating_hours, :time_zone,
  :currency
)
ON CONFLICT DO NOTHING
