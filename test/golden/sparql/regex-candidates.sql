SELECT t3.id AS id, t3.value AS value
FROM (
  SELECT DISTINCT t1.o AS n
  FROM triple t1
  WHERE (t1.p = id('http://purl.org/dc/terms/title'))
) d4
CROSS JOIN term t3
WHERE ((t3.id = d4.n) AND (t3.class IN (1, 2)))
LIMIT 40000

SELECT packed(t4) AS v0
FROM (
  SELECT t1.o AS c0
  FROM triple t1
  WHERE ((t1.p = id('http://purl.org/dc/terms/title')) AND (t1.o IN (
    SELECT j3.value AS n
    FROM json_each('[10000009]') j3
  )))
  LIMIT 20000
) answer
LEFT JOIN term t4 ON (t4.id = answer.c0)

-- Solutions:
-- ?title "Air quality"@en
