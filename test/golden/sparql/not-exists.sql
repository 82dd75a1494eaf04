SELECT packed(t4) AS v0
FROM (
  SELECT t1.s AS c0
  FROM triple t1
  WHERE ((t1.p = id('http://www.w3.org/1999/02/22-rdf-syntax-ns#type')) AND ((t1.o = id('http://www.w3.org/ns/dcat#Dataset')) AND (NOT EXISTS (
    SELECT 1 AS x
    FROM triple t2
    CROSS JOIN triple t3
    WHERE (((t1.s = t2.s) AND (t2.p = id('http://www.w3.org/ns/dcat#distribution'))) AND ((t2.o = t3.s) AND ((t3.p = id('http://purl.org/dc/terms/license')) AND (t1.s = t2.s))))
  ))))
  LIMIT 20000
) answer
LEFT JOIN term t4 ON (t4.id = answer.c0)

-- Solutions:
-- ?dataset https://cat.example/datasets/budget
-- ?dataset https://cat.example/datasets/water
