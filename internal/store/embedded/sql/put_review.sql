INSERT OR REPLACE INTO review (citation, place) VALUES (?, ?)
