DELETE FROM review WHERE citation = ?
