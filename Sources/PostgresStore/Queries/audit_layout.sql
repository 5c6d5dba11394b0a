INSERT INTO audit_log (action, terminal, details) VALUES ('LAYOUT_REPLACED', $1, $2::jsonb)
