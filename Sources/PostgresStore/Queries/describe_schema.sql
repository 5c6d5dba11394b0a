-- What the schema consists of, one line for each thing: kind, name, definition.
WITH tables AS (
  SELECT c.oid, c.relname, c.relacl, c.relowner FROM pg_class c
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
), functions AS (
  SELECT p.* FROM pg_proc p
  WHERE p.pronamespace = 'public'::regnamespace
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
)
SELECT 'table' AS kind, relname::text AS name, 'table' AS definition FROM tables
UNION ALL
SELECT 'column', t.relname || '.' || a.attname,
  concat_ws(
    ' ', format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN 'NOT NULL' END,
    CASE WHEN a.attgenerated = 's' THEN 'GENERATED AS' WHEN d.adbin IS NOT NULL THEN 'DEFAULT' END,
    regexp_replace(pg_get_expr(d.adbin, d.adrelid), '\s+', ' ', 'g'),
    CASE a.attidentity WHEN 'a' THEN 'IDENTITY ALWAYS' WHEN 'd' THEN 'IDENTITY' END
  )
FROM tables t
JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum
UNION ALL
SELECT 'constraint', t.relname || '.' || c.conname,
  regexp_replace(pg_get_constraintdef(c.oid), '\s+', ' ', 'g')
FROM tables t
JOIN pg_constraint c ON c.conrelid = t.oid AND c.contype IN ('c', 'f', 'p', 'u', 'x')
UNION ALL
SELECT 'index', t.relname || '.' || i.relname, pg_get_indexdef(x.indexrelid)
FROM tables t
JOIN pg_index x ON x.indrelid = t.oid
JOIN pg_class i ON i.oid = x.indexrelid
WHERE NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = x.indexrelid AND c.conrelid = t.oid)
UNION ALL
SELECT 'trigger', t.relname || '.' || g.tgname,
  regexp_replace(pg_get_triggerdef(g.oid), '\s+', ' ', 'g')
    || CASE g.tgenabled WHEN 'D' THEN ' (disabled)' ELSE '' END
FROM tables t
JOIN pg_trigger g ON g.tgrelid = t.oid AND NOT g.tgisinternal
UNION ALL
SELECT 'function', f.oid::regprocedure::text,
  concat_ws(
    ' ', 'returns', format_type(f.prorettype, NULL), CASE WHEN f.prosecdef THEN 'SECURITY DEFINER' END,
    'SET ' || array_to_string(f.proconfig, ', '), 'body', md5(f.prosrc)
  )
FROM functions f
UNION ALL
-- Grants to the program's own roles and to everybody; what else the owner grants is the owner's affair.
SELECT 'grant', coalesce(r.rolname::text, 'PUBLIC') || ' on ' || g.object,
  string_agg(g.privilege_type, ', ' ORDER BY g.privilege_type)
FROM (
  SELECT t.relname::text AS object, a.grantee, a.privilege_type
  FROM tables t, aclexplode(t.relacl) a WHERE a.grantee <> t.relowner
  UNION ALL
  SELECT t.relname || '.' || c.attname, a.grantee, a.privilege_type
  FROM tables t
  JOIN pg_attribute c ON c.attrelid = t.oid AND c.attnum > 0 AND NOT c.attisdropped,
    aclexplode(c.attacl) a
  UNION ALL
  SELECT f.oid::regprocedure::text, a.grantee, a.privilege_type
  FROM functions f, aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) a
  WHERE a.grantee <> f.proowner
) g
LEFT JOIN pg_roles r ON r.oid = g.grantee
WHERE g.grantee = 0 OR r.rolname IN ('kiosk_walkup', 'kiosk_counter', 'kiosk_admin')
GROUP BY 1, 2
