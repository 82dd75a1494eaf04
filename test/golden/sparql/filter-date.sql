SELECT packed(t3) AS v0, packed(t4) AS v1
FROM (
  SELECT t1.s AS c0, t1.o AS c1
  FROM triple t1
  LEFT JOIN term t2 ON (t2.id = t1.o)
  WHERE ((t1.p = id('http://purl.org/dc/terms/issued')) AND CASE WHEN (klass(t2) IN (10, 11)) THEN (CASE WHEN ((t2.instant IS NULL) AND (t2.class IN (8, 9))) THEN coalesce(((CAST(strftime('%s', t2.value) AS INTEGER) * 1000.0) + (CAST(('0' || substr(t2.value, instr(t2.value, '.'))) AS REAL) * 1000.0)), json_extract('{}', ('moisson:inexact' || substr(t1.o, 1, 0)))) WHEN ((t2.instant IS NULL) AND (t2.class IN (10, 11))) THEN json_extract('{}', ('moisson:inexact' || substr(t1.o, 1, 0))) ELSE t2.instant END >= 1767225600000) ELSE NULL END)
  LIMIT 20000
) answer
LEFT JOIN term t3 ON (t3.id = answer.c0)
LEFT JOIN term t4 ON (t4.id = answer.c1)

-- Solutions:
-- ?dataset https://cat.example/datasets/air  ?issued "2026-02-01"^^http://www.w3.org/2001/XMLSchema#date
