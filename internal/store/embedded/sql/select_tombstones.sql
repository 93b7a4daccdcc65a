SELECT person, mark FROM tombstone
