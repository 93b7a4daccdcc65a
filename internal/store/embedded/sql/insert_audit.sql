INSERT INTO audit (number, at, author, action, key, told, replaced) VALUES (?, ?, ?, ?, ?, ?, ?)
