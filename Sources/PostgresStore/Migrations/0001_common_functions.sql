-- What the tables share. btree_gist lets an exclusion constraint compare a screen's id with `=`; it is a
-- trusted extension, so the database's owner may create it.
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Ends a transaction whose condition does not hold. A guarded UPDATE that touches no row is no error by
-- itself, and in a pipeline COMMIT is already on its way.
CREATE FUNCTION refuse_unless(holds boolean, condition text) RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
  IF holds IS NOT TRUE THEN
    RAISE EXCEPTION USING ERRCODE = 'KS001', MESSAGE = format('condition not met: %s', condition),
      CONSTRAINT = condition;
  END IF;
  RETURN true;
END
$$;

CREATE FUNCTION touch_updated_at() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  NEW.updated_at := CURRENT_TIMESTAMP;
  RETURN NEW;
END
$$;

-- The trigger's WHEN names the steps that are legal; what gets here is not one of them.
CREATE FUNCTION refuse_step() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME,
    COLUMN = TG_ARGV[0],
    MESSAGE = format('%s.%s cannot change from %s to %s', TG_TABLE_NAME, TG_ARGV[0],
      to_jsonb(OLD) ->> TG_ARGV[0], to_jsonb(NEW) ->> TG_ARGV[0]);
END
$$;

CREATE FUNCTION refuse_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME,
    MESSAGE = format('rows of %s are kept for ever: %s is not allowed', TG_TABLE_NAME, TG_OP);
END
$$;
