SELECT CASE WHEN (answer.c1 IS NULL) THEN NULL ELSE CASE WHEN (answer.c1 = 0) THEN ('<' || answer.c2) WHEN (answer.c1 = -1) THEN ('_' || answer.c2) WHEN (answer.c1 = 1) THEN ('"' || answer.c2) WHEN (answer.c1 = 2) THEN ((('@' || answer.c4) || ' ') || answer.c2) ELSE ((('^' || answer.c3) || ' ') || answer.c2) END END AS v0
FROM (
  SELECT (c2.value ->> 0) AS c0, CASE WHEN ((c2.value ->> 0) = coalesce(id('https://cat.example/datasets/budget'), -1)) THEN 0 WHEN 1 THEN CASE WHEN ((SELECT k.kind AS v FROM term k WHERE (k.id = (c2.value ->> 0))) = 3) THEN coalesce((SELECT k.class AS v FROM term k WHERE (k.id = (c2.value ->> 0))), 20) WHEN ((SELECT k.kind AS v FROM term k WHERE (k.id = (c2.value ->> 0))) = 1) THEN 0 WHEN ((SELECT k.kind AS v FROM term k WHERE (k.id = (c2.value ->> 0))) = 2) THEN -1 ELSE NULL END ELSE NULL END AS c1, CASE WHEN ((c2.value ->> 0) = coalesce(id('https://cat.example/datasets/budget'), -1)) THEN 'https://cat.example/datasets/budget' WHEN 1 THEN (SELECT k.value AS v FROM term k WHERE (k.id = (c2.value ->> 0))) ELSE NULL END AS c2, CASE WHEN ((c2.value ->> 0) = coalesce(id('https://cat.example/datasets/budget'), -1)) THEN NULL WHEN 1 THEN (SELECT d.value AS v FROM term d WHERE (d.id = (SELECT k.datatype AS v FROM term k WHERE (k.id = (c2.value ->> 0))))) ELSE NULL END AS c3, CASE WHEN ((c2.value ->> 0) = coalesce(id('https://cat.example/datasets/budget'), -1)) THEN NULL WHEN 1 THEN (SELECT k.lang AS v FROM term k WHERE (k.id = (c2.value ->> 0))) ELSE NULL END AS c4, CASE WHEN ((c2.value ->> 0) = coalesce(id('https://cat.example/datasets/budget'), -1)) THEN NULL WHEN 1 THEN CASE WHEN (((SELECT k.number AS v FROM term k WHERE (k.id = (c2.value ->> 0))) IS NULL) AND ((SELECT k.class AS v FROM term k WHERE (k.id = (c2.value ->> 0))) IN (4, 5, 6, 7))) THEN json_extract('{}', ('moisson:inexact' || substr((c2.value ->> 0), 1, 0))) ELSE (SELECT k.number AS v FROM term k WHERE (k.id = (c2.value ->> 0))) END ELSE NULL END AS c5, CASE WHEN ((c2.value ->> 0) = coalesce(id('https://cat.example/datasets/budget'), -1)) THEN NULL WHEN 1 THEN CASE WHEN (((SELECT k.instant AS v FROM term k WHERE (k.id = (c2.value ->> 0))) IS NULL) AND ((SELECT k.class AS v FROM term k WHERE (k.id = (c2.value ->> 0))) IN (8, 9))) THEN coalesce(((CAST(strftime('%s', (SELECT k.value AS v FROM term k WHERE (k.id = (c2.value ->> 0)))) AS INTEGER) * 1000.0) + (CAST(('0' || substr((SELECT k.value AS v FROM term k WHERE (k.id = (c2.value ->> 0))), instr((SELECT k.value AS v FROM term k WHERE (k.id = (c2.value ->> 0))), '.'))) AS REAL) * 1000.0)), json_extract('{}', ('moisson:inexact' || substr((c2.value ->> 0), 1, 0)))) WHEN (((SELECT k.instant AS v FROM term k WHERE (k.id = (c2.value ->> 0))) IS NULL) AND ((SELECT k.class AS v FROM term k WHERE (k.id = (c2.value ->> 0))) IN (10, 11))) THEN json_extract('{}', ('moisson:inexact' || substr((c2.value ->> 0), 1, 0))) ELSE (SELECT k.instant AS v FROM term k WHERE (k.id = (c2.value ->> 0))) END ELSE NULL END AS c6
  FROM json_each((
    SELECT json_group_array(json_array(n))
    FROM (
      WITH RECURSIVE r3(n) AS (
        SELECT coalesce(id('https://cat.example/datasets/budget'), -1) AS n
        UNION
        SELECT t4.o AS n
        FROM r3 r3
        CROSS JOIN triple t4
        WHERE ((t4.p = id('http://purl.org/dc/terms/relation')) AND (t4.s = r3.n))
      )
      SELECT r3.n AS n
      FROM r3 r3
    )
  )) c2
  LIMIT 20000
) answer

-- Solutions:
-- ?related https://cat.example/datasets/air
-- ?related https://cat.example/datasets/budget
-- ?related https://cat.example/datasets/water
