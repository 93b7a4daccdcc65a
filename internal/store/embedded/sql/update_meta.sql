UPDATE meta SET version = ?, derived = ?
