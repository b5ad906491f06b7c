-- What was done, kept for good: revisions are pruned, and with them who loaded them. Columns are explained in data/schema.sql.
CREATE TABLE history (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  action TEXT NOT NULL,
  revision INTEGER NOT NULL,
  note TEXT NOT NULL,
  added INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  removed INTEGER NOT NULL
) STRICT;
-- As far as an older store knows.
INSERT INTO history (at, who, action, revision, note, added, changed, removed)
  SELECT at, who, action, revision, note, added, changed, removed FROM (
    SELECT created AS at, 0 AS later, id AS rank, who, 'load' AS action, id AS revision, note, added, changed, removed FROM revision
    UNION ALL
    SELECT at, 1, id, who, CASE note WHEN 'rollback' THEN 'rollback' ELSE 'publish' END, revision, note, 0, 0, 0 FROM publication
  ) ORDER BY at, later, rank;
CREATE TRIGGER history_is_not_rewritten BEFORE UPDATE ON history BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END;
CREATE TRIGGER history_is_not_shortened BEFORE DELETE ON history BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END;
