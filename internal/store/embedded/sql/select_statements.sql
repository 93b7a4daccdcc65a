-- All citations, or only those whose node says any of some texts.
SELECT number, body, detail
FROM citation
WHERE ?1 IS NULL OR EXISTS (SELECT 1 FROM json_each(?1) AS part WHERE instr(body, part.value))
