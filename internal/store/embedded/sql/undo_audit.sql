UPDATE audit SET undone_by = ? WHERE number = ?
