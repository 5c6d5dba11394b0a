-- A condition that holds calls no function any more: the server puts a body of one SELECT into the statement that calls it,
-- and only what does not hold gets to the PL/pgSQL. A sale has six of them.
CREATE FUNCTION refuse(condition text) RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'KS001', MESSAGE = format('condition not met: %s', condition),
    CONSTRAINT = condition;
END
$$;

CREATE OR REPLACE FUNCTION refuse_unless(holds boolean, condition text) RETURNS boolean
LANGUAGE sql AS $$
  SELECT CASE WHEN holds THEN true ELSE refuse(condition) END
$$;
