-- Lists are JSON; where a parameter is NULL any row will do.
SELECT number, undone_by, told, iif(?1, replaced, NULL)
FROM audit
WHERE number < ?2
  AND (?3 IS NULL OR number IN (SELECT value FROM json_each(?3)))
  AND (?4 IS NULL OR author IN (SELECT value FROM json_each(?4)))
  AND (?5 IS NULL OR action IN (SELECT value FROM json_each(?5)))
  AND (?6 IS NULL OR number IN (SELECT entry FROM audit_subject WHERE subject IN (SELECT value FROM json_each(?6))))
  AND (?7 IS NULL OR at >= ?7)
  AND (?8 IS NULL OR at < ?8)
  AND (?9 IS NULL OR key = ?9)
ORDER BY number DESC
LIMIT ?10
