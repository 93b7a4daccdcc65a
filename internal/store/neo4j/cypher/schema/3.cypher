// The audit log. The newest entries come first: the index of numbers gives them in order, also those of one author.

CREATE CONSTRAINT audit_number IF NOT EXISTS FOR (n:Audit) REQUIRE n.number IS UNIQUE

CREATE CONSTRAINT audit_key IF NOT EXISTS FOR (n:Audit) REQUIRE (n.author, n.key) IS UNIQUE
