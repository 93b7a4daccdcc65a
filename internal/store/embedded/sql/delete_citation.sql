DELETE FROM citation WHERE number = ?
