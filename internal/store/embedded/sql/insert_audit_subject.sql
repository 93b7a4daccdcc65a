INSERT INTO audit_subject (subject, entry) VALUES (?, ?) ON CONFLICT DO NOTHING
