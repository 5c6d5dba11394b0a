INSERT INTO audit_log (action, terminal, staff_id, details) VALUES ('LAYOUT_REPLACED', $1, $2, $3::jsonb)
