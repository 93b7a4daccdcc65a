INSERT INTO search (rowid, names, codes, texts) VALUES (?, ?, ?, ?)
