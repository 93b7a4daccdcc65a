// What must stay forgotten: marks of erased people, and the keys that these are made with.

DROP CONSTRAINT tombstone_mark IF EXISTS

CREATE CONSTRAINT tombstone_of IF NOT EXISTS FOR (n:Tombstone) REQUIRE (n.person, n.mark) IS UNIQUE

CREATE CONSTRAINT salt_salt IF NOT EXISTS FOR (n:Salt) REQUIRE n.salt IS UNIQUE

CREATE CONSTRAINT salt_number IF NOT EXISTS FOR (n:Salt) REQUIRE n.number IS UNIQUE
