SELECT {promo_code}
FROM promocodes
WHERE code = upper(:code)
