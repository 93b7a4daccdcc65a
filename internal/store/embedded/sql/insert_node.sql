INSERT INTO node (number, id, merged) VALUES (?, ?, ?)
