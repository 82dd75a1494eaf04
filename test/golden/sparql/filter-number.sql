SELECT packed(t3) AS v0
FROM (
  SELECT t1.s AS c0
  FROM triple t1
  LEFT JOIN term t2 ON (t2.id = t1.o)
  WHERE ((t1.p = id('http://www.w3.org/ns/dcat#byteSize')) AND (CASE WHEN (klass(t2) IN (4, 5, 6, 7)) THEN (CASE WHEN ((t2.number IS NULL) AND (t2.class IN (4, 5, 6, 7))) THEN json_extract('{}', ('moisson:inexact' || substr(t1.o, 1, 0))) ELSE t2.number END > 1000.0) ELSE NULL END OR CASE WHEN (klass(t2) IN (4, 5, 6, 7)) THEN (CASE WHEN ((t2.number IS NULL) AND (t2.class IN (4, 5, 6, 7))) THEN json_extract('{}', ('moisson:inexact' || substr(t1.o, 1, 0))) ELSE t2.number END = 512.5) WHEN (t1.o = coalesce((SELECT k.id FROM term k WHERE k.hash = 4765618609669616 AND k.value = '512.5' AND k.kind = 3 AND k.lang IS NULL AND k.datatype = id('http://www.w3.org/2001/XMLSchema#decimal')), -2)) THEN 1 WHEN (klass(t2) > 0) THEN NULL ELSE ((klass(t2) * 0) + (5 * 0)) END))
  LIMIT 20000
) answer
LEFT JOIN term t3 ON (t3.id = answer.c0)

-- Solutions:
-- ?file https://cat.example/datasets/air/csv
-- ?file https://cat.example/datasets/water/csv
