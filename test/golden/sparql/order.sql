SELECT packed(t6) AS v0, packed(t7) AS v1
FROM (
  SELECT t1.o AS c0, t3.o AS c1
  FROM triple t1
  LEFT JOIN triple t3 ON ((t1.s = t3.s) AND (t3.p = id('http://www.w3.org/ns/dcat#byteSize')))
  LEFT JOIN term t4 ON (t4.id = t3.o)
  LEFT JOIN term t5 ON (t5.id = t1.o)
  WHERE (t1.p = id('http://purl.org/dc/terms/format'))
  ORDER BY CASE WHEN (klass(t4) = -1) THEN 1 WHEN (klass(t4) = 0) THEN 2 WHEN (klass(t4) IN (4, 5, 6, 7)) THEN 3 WHEN (klass(t4) IN (8, 9)) THEN 4 WHEN (klass(t4) IN (10, 11)) THEN 5 WHEN (klass(t4) = 3) THEN 6 WHEN (klass(t4) IN (1, 2)) THEN 7 WHEN (klass(t4) = 20) THEN 8 ELSE NULL END, coalesce(CASE WHEN ((t4.number IS NULL) AND (t4.class IN (4, 5, 6, 7))) THEN json_extract('{}', ('moisson:inexact' || substr(t3.o, 1, 0))) ELSE t4.number END, CASE WHEN ((t4.instant IS NULL) AND (t4.class IN (8, 9))) THEN coalesce(((CAST(strftime('%s', t4.value) AS INTEGER) * 1000.0) + (CAST(('0' || substr(t4.value, instr(t4.value, '.'))) AS REAL) * 1000.0)), json_extract('{}', ('moisson:inexact' || substr(t3.o, 1, 0)))) WHEN ((t4.instant IS NULL) AND (t4.class IN (10, 11))) THEN json_extract('{}', ('moisson:inexact' || substr(t3.o, 1, 0))) ELSE t4.instant END), CASE WHEN ((klass(t4) >= 3) AND (klass(t4) < 20)) THEN NULL ELSE t4.value END, t4.lang, CASE WHEN (klass(t5) = -1) THEN 1 WHEN (klass(t5) = 0) THEN 2 WHEN (klass(t5) IN (4, 5, 6, 7)) THEN 3 WHEN (klass(t5) IN (8, 9)) THEN 4 WHEN (klass(t5) IN (10, 11)) THEN 5 WHEN (klass(t5) = 3) THEN 6 WHEN (klass(t5) IN (1, 2)) THEN 7 WHEN (klass(t5) = 20) THEN 8 ELSE NULL END DESC, coalesce(CASE WHEN ((t5.number IS NULL) AND (t5.class IN (4, 5, 6, 7))) THEN json_extract('{}', ('moisson:inexact' || substr(t1.o, 1, 0))) ELSE t5.number END, CASE WHEN ((t5.instant IS NULL) AND (t5.class IN (8, 9))) THEN coalesce(((CAST(strftime('%s', t5.value) AS INTEGER) * 1000.0) + (CAST(('0' || substr(t5.value, instr(t5.value, '.'))) AS REAL) * 1000.0)), json_extract('{}', ('moisson:inexact' || substr(t1.o, 1, 0)))) WHEN ((t5.instant IS NULL) AND (t5.class IN (10, 11))) THEN json_extract('{}', ('moisson:inexact' || substr(t1.o, 1, 0))) ELSE t5.instant END) DESC, CASE WHEN ((klass(t5) >= 3) AND (klass(t5) < 20)) THEN NULL ELSE t5.value END DESC, t5.lang DESC, t4.value, t5.value DESC
  LIMIT 20000
) answer
LEFT JOIN term t6 ON (t6.id = answer.c0)
LEFT JOIN term t7 ON (t7.id = answer.c1)

-- Solutions:
-- ?format "JSON"  ?size (unbound)
-- ?format "csv"  ?size "512.5"^^http://www.w3.org/2001/XMLSchema#decimal
-- ?format "CSV"  ?size "2048"^^http://www.w3.org/2001/XMLSchema#integer
