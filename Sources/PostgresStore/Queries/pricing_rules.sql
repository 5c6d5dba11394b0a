SELECT {pricing_rule}
FROM pricing_rules
WHERE is_active AND (cinema_id = :cinema OR cinema_id IS NULL)
ORDER BY id
