DELETE FROM audit_subject WHERE entry < ?
