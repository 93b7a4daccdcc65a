-- What people did to the network. Rows are only ever added; what may change is which entry undid a row, and what the
-- erasure of a person takes out of its texts. Retention lets the oldest go.
CREATE TABLE IF NOT EXISTS audit (
  number    INTEGER PRIMARY KEY, -- from 1, in the order of the changes
  at        INTEGER NOT NULL,    -- nanoseconds since 1970
  author    TEXT    NOT NULL,
  action    TEXT    NOT NULL,
  key       TEXT,                -- idempotency key, NULL without one
  undone_by INTEGER REFERENCES audit,
  told      TEXT    NOT NULL,    -- JSON
  replaced  TEXT                 -- JSON of what sources stated before, NULL for nothing
) STRICT;

CREATE UNIQUE INDEX IF NOT EXISTS audit_key ON audit (author, key) WHERE key IS NOT NULL;

CREATE TABLE IF NOT EXISTS audit_subject (
  subject TEXT    NOT NULL,
  entry   INTEGER NOT NULL REFERENCES audit,
  PRIMARY KEY (subject, entry)
) STRICT, WITHOUT ROWID;

-- Number of the first entry that retention has not let go.
CREATE TABLE IF NOT EXISTS audit_first (
  only   INTEGER PRIMARY KEY CHECK (only = 1),
  number INTEGER NOT NULL
) STRICT;

DROP TRIGGER IF EXISTS audit_stays;
CREATE TRIGGER audit_stays BEFORE DELETE ON audit
WHEN old.number >= coalesce((SELECT number FROM audit_first), 1)
BEGIN
  SELECT raise(ABORT, 'the audit log is append-only');
END;

CREATE TRIGGER IF NOT EXISTS audit_holds BEFORE UPDATE OF number, at, author, action, key ON audit
BEGIN
  SELECT raise(ABORT, 'the audit log is append-only');
END;
