INSERT OR REPLACE INTO source (node, revision, body) VALUES (?, ?, ?)
