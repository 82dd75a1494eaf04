SELECT packed(t4) AS v0, packed(t5) AS v1, packed(t6) AS v2
FROM (
  SELECT x.s AS s, x.p AS p, x.o AS o
  FROM (
    WITH RECURSIVE r1(n) AS (
      SELECT id('https://cat.example/datasets/budget') AS n
      UNION
      SELECT t2.o AS n
      FROM r1 r1
      CROSS JOIN triple t2
      WHERE ((t2.s = r1.n) AND (((SELECT k.kind AS v FROM term k WHERE (k.id = t2.o)) = 2) OR (((SELECT k.kind AS v FROM term k WHERE (k.id = t2.o)) = 1) AND (substr((SELECT k.value AS v FROM term k WHERE (k.id = t2.o)), 1, 38) = 'https://cat.example/.well-known/genid/'))))
    )
    SELECT t3.s AS s, t3.p AS p, t3.o AS o
    FROM r1 r1
    CROSS JOIN triple t3
    WHERE (t3.s = r1.n)
  ) x
  LIMIT 20000
) answer
LEFT JOIN term t4 ON (t4.id = answer.s)
LEFT JOIN term t5 ON (t5.id = answer.p)
LEFT JOIN term t6 ON (t6.id = answer.o)

-- Solutions:
-- https://cat.example/datasets/budget http://purl.org/dc/terms/issued "2026"^^http://www.w3.org/2001/XMLSchema#gYear .
-- https://cat.example/datasets/budget http://purl.org/dc/terms/publisher https://cat.example/entities/city .
-- https://cat.example/datasets/budget http://purl.org/dc/terms/relation https://cat.example/datasets/water .
-- https://cat.example/datasets/budget http://purl.org/dc/terms/title "Budget" .
-- https://cat.example/datasets/budget http://www.w3.org/1999/02/22-rdf-syntax-ns#type http://www.w3.org/ns/dcat#Dataset .
-- https://cat.example/datasets/budget http://www.w3.org/ns/dcat#theme http://publications.europa.eu/resource/authority/data-theme/GOVE .
