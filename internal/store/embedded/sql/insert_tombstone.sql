INSERT INTO tombstone (person, mark) VALUES (?, ?) ON CONFLICT DO NOTHING
