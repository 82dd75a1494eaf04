SELECT CASE WHEN (CASE WHEN (answer.c1 IS NOT NULL) THEN answer.c0 ELSE NULL END IS NULL) THEN NULL ELSE printf('#%d %!.17g', CASE WHEN (answer.c1 IS NOT NULL) THEN answer.c0 ELSE NULL END, answer.c1) END AS v0, answer.c2 AS v1
FROM (
  SELECT CASE WHEN (CASE WHEN (1024.0 = 0.0) THEN CASE WHEN (max(max(klass(t2), 4), 5) >= 6) THEN json_extract('{}', ('moisson:inexact' || substr(1024.0, 1, 0))) ELSE NULL END ELSE (CASE WHEN (klass(t2) IN (4, 5, 6, 7)) THEN CASE WHEN ((t2.number IS NULL) AND (t2.class IN (4, 5, 6, 7))) THEN json_extract('{}', ('moisson:inexact' || substr(t1.o, 1, 0))) ELSE t2.number END ELSE NULL END / CAST(1024.0 AS REAL)) END IS NOT NULL) THEN max(max(klass(t2), 4), 5) ELSE NULL END AS c0, CASE WHEN (1024.0 = 0.0) THEN CASE WHEN (max(max(klass(t2), 4), 5) >= 6) THEN json_extract('{}', ('moisson:inexact' || substr(1024.0, 1, 0))) ELSE NULL END ELSE (CASE WHEN (klass(t2) IN (4, 5, 6, 7)) THEN CASE WHEN ((t2.number IS NULL) AND (t2.class IN (4, 5, 6, 7))) THEN json_extract('{}', ('moisson:inexact' || substr(t1.o, 1, 0))) ELSE t2.number END ELSE NULL END / CAST(1024.0 AS REAL)) END AS c1, ('KiB ' || CASE WHEN (klass(t2) > -1) THEN t2.value ELSE NULL END) AS c2
  FROM triple t1
  LEFT JOIN term t2 ON (t2.id = t1.o)
  WHERE (t1.p = id('http://www.w3.org/ns/dcat#byteSize'))
  LIMIT 20000
) answer

-- Solutions:
-- ?kib "0.50048828125"^^http://www.w3.org/2001/XMLSchema#decimal  ?text "KiB 512.5"
-- ?kib "2"^^http://www.w3.org/2001/XMLSchema#decimal  ?text "KiB 2048"
