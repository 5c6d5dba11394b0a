INSERT INTO audit_log (action, terminal, staff_id, details)
VALUES ('LAYOUT_REPLACED', :terminal, :staff, :details::jsonb)
