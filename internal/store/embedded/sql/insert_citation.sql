INSERT INTO citation (number, node, source, key, line, revision, body, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
