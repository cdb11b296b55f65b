-- What made rows.parquet, with DuckDB 1.5: every kind of column that is read, values that are easily lost.
COPY (SELECT * FROM (VALUES
  (9007199254740993, 0.5::DOUBLE, 'eu', true, 1.25::DECIMAL(10,2), TIMESTAMP '2026-01-31 10:00:00.123456',
   DATE '2026-01-31', TIMESTAMPTZ '2026-01-31 10:00:00+02', [1, 2], 18446744073709551615::UBIGINT),
  (1, NULL, 'us', false, NULL, NULL, NULL, NULL, NULL, NULL),
  (2, '-inf'::DOUBLE, NULL, NULL, -3, TIMESTAMP '1969-12-31 23:59:59', DATE '1969-12-31',
   TIMESTAMPTZ '1970-01-01 00:00:00+00', [], 0),
  (3, 2.25, 'eu', true, 0, TIMESTAMP '2100-01-01', DATE '2100-01-01', TIMESTAMPTZ '2100-01-01 00:00:00+00', [3], 1),
  (4, 1e300, 'a text that is longer than twelve bytes', false, 100, TIMESTAMP '2026-01-01', DATE '2026-01-01',
   TIMESTAMPTZ '2026-01-01 00:00:00+00', [4], 2)
) AS t(id, x, grp, ok, amount, "at", day, zoned, list, big)) TO 'rows.parquet' (FORMAT parquet);
