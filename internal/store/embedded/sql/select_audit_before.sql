-- How many entries are before the first that is not older than a time, and its number; that of the next one if all are older.
SELECT count(*), coalesce((SELECT min(number) FROM audit WHERE at >= ?1), ?2)
FROM audit
WHERE number < coalesce((SELECT min(number) FROM audit WHERE at >= ?1), ?2)
