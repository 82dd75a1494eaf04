SELECT packed(t3) AS v0
FROM (
  SELECT t1.s AS c0
  FROM triple t1
  WHERE ((t1.p = id('http://www.w3.org/1999/02/22-rdf-syntax-ns#type')) AND ((t1.o = id('http://www.w3.org/ns/dcat#Dataset')) AND (NOT EXISTS (
    SELECT 1 AS x
    FROM triple t2
    WHERE ((t1.s = t2.s) AND ((t2.p = id('http://www.w3.org/ns/dcat#distribution')) AND (t1.s = t2.s)))
  ))))
  LIMIT 20000
) answer
LEFT JOIN term t3 ON (t3.id = answer.c0)

-- Solutions:
-- ?dataset https://cat.example/datasets/budget
