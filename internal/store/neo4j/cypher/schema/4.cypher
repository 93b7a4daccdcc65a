// What people think of facts.

CREATE CONSTRAINT unserved_id IF NOT EXISTS FOR (n:Unserved) REQUIRE n.id IS UNIQUE

CREATE INDEX annotation_subject IF NOT EXISTS FOR (n:Annotation) ON (n.subject)

CREATE INDEX annotation_judged IF NOT EXISTS FOR (n:Annotation) ON (n.judged)

CREATE INDEX citation_review IF NOT EXISTS FOR (n:Citation) ON (n.place)
