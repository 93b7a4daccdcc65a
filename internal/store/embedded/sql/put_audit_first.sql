INSERT OR REPLACE INTO audit_first (only, number) VALUES (1, ?)
