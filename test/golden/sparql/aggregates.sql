SELECT CASE WHEN (CASE WHEN (answer.c1 IS NOT NULL) THEN answer.c0 ELSE NULL END IS NULL) THEN NULL ELSE printf('#%d %!.17g', CASE WHEN (answer.c1 IS NOT NULL) THEN answer.c0 ELSE NULL END, answer.c1) END AS v0, CASE WHEN (CASE WHEN (answer.c3 IS NOT NULL) THEN answer.c2 ELSE NULL END IS NULL) THEN NULL ELSE printf('#%d %!.17g', CASE WHEN (answer.c3 IS NOT NULL) THEN answer.c2 ELSE NULL END, answer.c3) END AS v1, answer.c4 AS v2
FROM (
  SELECT CASE WHEN (g6.a0 IS NOT NULL) THEN g6.a0k ELSE NULL END AS c0, g6.a0 AS c1, CASE WHEN (g6.a1 IS NOT NULL) THEN g6.a1k ELSE NULL END AS c2, g6.a1 AS c3, g6.a2 AS c4
  FROM (
    SELECT CASE WHEN (count(*) FILTER (WHERE ((klass(t4) IS NOT NULL) AND (NOT (klass(t4) IN (4, 5, 6, 7))))) = 0) THEN total(CASE WHEN (klass(t4) IN (4, 5, 6, 7)) THEN CASE WHEN ((t4.number IS NULL) AND (t4.class IN (4, 5, 6, 7))) THEN json_extract('{}', ('moisson:inexact' || substr(t3.o, 1, 0))) ELSE t4.number END ELSE NULL END) ELSE NULL END AS a0, coalesce(max(klass(t4)), 4) AS a0k, CASE WHEN (count(*) FILTER (WHERE ((klass(t4) IS NOT NULL) AND (NOT (klass(t4) IN (4, 5, 6, 7))))) = 0) THEN CASE WHEN (count(CASE WHEN (klass(t4) IN (4, 5, 6, 7)) THEN CASE WHEN ((t4.number IS NULL) AND (t4.class IN (4, 5, 6, 7))) THEN json_extract('{}', ('moisson:inexact' || substr(t3.o, 1, 0))) ELSE t4.number END ELSE NULL END) = 0) THEN 0.0 ELSE (total(CASE WHEN (klass(t4) IN (4, 5, 6, 7)) THEN CASE WHEN ((t4.number IS NULL) AND (t4.class IN (4, 5, 6, 7))) THEN json_extract('{}', ('moisson:inexact' || substr(t3.o, 1, 0))) ELSE t4.number END ELSE NULL END) / count(CASE WHEN (klass(t4) IN (4, 5, 6, 7)) THEN CASE WHEN ((t4.number IS NULL) AND (t4.class IN (4, 5, 6, 7))) THEN json_extract('{}', ('moisson:inexact' || substr(t3.o, 1, 0))) ELSE t4.number END ELSE NULL END)) END ELSE NULL END AS a1, CASE WHEN (count(CASE WHEN (klass(t4) IN (4, 5, 6, 7)) THEN CASE WHEN ((t4.number IS NULL) AND (t4.class IN (4, 5, 6, 7))) THEN json_extract('{}', ('moisson:inexact' || substr(t3.o, 1, 0))) ELSE t4.number END ELSE NULL END) = 0) THEN 4 ELSE max(coalesce(max(klass(t4)), 4), 5) END AS a1k, coalesce(group_concat(t5.value, '|'), '') AS a2
    FROM triple t1
    LEFT JOIN triple t3 ON ((t1.s = t3.s) AND (t3.p = id('http://www.w3.org/ns/dcat#byteSize')))
    LEFT JOIN term t4 ON (t4.id = t3.o)
    LEFT JOIN term t5 ON (t5.id = t1.o)
    WHERE (t1.p = id('http://purl.org/dc/terms/format'))
  ) g6
  LIMIT 20000
) answer

-- Solutions:
-- ?total "2560.5"^^http://www.w3.org/2001/XMLSchema#decimal  ?mean "1280.25"^^http://www.w3.org/2001/XMLSchema#decimal  ?formats "CSV|JSON|csv"
