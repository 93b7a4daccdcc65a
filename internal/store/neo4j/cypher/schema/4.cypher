// What people think of facts, and what must be forgotten.

CREATE CONSTRAINT unserved_id IF NOT EXISTS FOR (n:Unserved) REQUIRE n.id IS UNIQUE

CREATE CONSTRAINT tombstone_mark IF NOT EXISTS FOR (n:Tombstone) REQUIRE n.mark IS UNIQUE

CREATE INDEX annotation_subject IF NOT EXISTS FOR (n:Annotation) ON (n.subject)

CREATE INDEX annotation_judged IF NOT EXISTS FOR (n:Annotation) ON (n.judged)

CREATE INDEX citation_review IF NOT EXISTS FOR (n:Citation) ON (n.place)
