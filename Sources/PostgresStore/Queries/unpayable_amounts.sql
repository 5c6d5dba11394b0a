-- Amounts that cannot be paid in the currency of a cinema that they are for: 12.50 in yen.
SELECT 'Price rule' AS kind, r.name AS name, c.name AS cinema, c.currency AS currency, r.price_modifier AS amount
FROM pricing_rules r
JOIN cinemas c ON r.cinema_id IS NULL OR r.cinema_id = c.id
WHERE r.is_active AND r.modifier_type = 'FIXED' AND r.price_modifier <> trunc(r.price_modifier)
  AND c.currency = ANY ($1::text[])
UNION ALL
SELECT 'Promo code', p.code, c.name, c.currency, a.amount
FROM promocodes p
JOIN cinemas c ON p.applicable_cinemas IS NULL OR c.id = ANY (p.applicable_cinemas)
CROSS JOIN LATERAL (
  VALUES (CASE p.discount_type WHEN 'FIXED' THEN p.discount_value END), (p.max_discount), (p.min_purchase)
) a (amount)
WHERE p.is_active AND a.amount <> trunc(a.amount) AND c.currency = ANY ($1::text[])
ORDER BY kind, name, cinema, amount
