DELETE FROM audit_subject WHERE subject = ? AND entry = ?
