-- What people think of facts. Statements are in the citations.

-- Citations that wait for review or are judged, by the text of their place in the list: how they were read, what is
-- thought of them, confidence, key and source. Those of labelled fields that no one judged are not among them.
CREATE TABLE IF NOT EXISTS review (
  citation INTEGER PRIMARY KEY REFERENCES citation,
  place    TEXT    NOT NULL
) STRICT;

CREATE INDEX IF NOT EXISTS review_place ON review (place);
