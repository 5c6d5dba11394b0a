#ifndef KIOSK_CPOSTGRES_SHIM_H
#define KIOSK_CPOSTGRES_SHIM_H

#include <postgresql/libpq-fe.h>

// The field codes of an error report are character constants in libpq, which Swift does not import.
enum kiosk_pg_diag {
  kiosk_pg_diag_severity = PG_DIAG_SEVERITY_NONLOCALIZED,
  kiosk_pg_diag_sqlstate = PG_DIAG_SQLSTATE,
  kiosk_pg_diag_message = PG_DIAG_MESSAGE_PRIMARY,
  kiosk_pg_diag_detail = PG_DIAG_MESSAGE_DETAIL,
  kiosk_pg_diag_hint = PG_DIAG_MESSAGE_HINT,
  kiosk_pg_diag_position = PG_DIAG_STATEMENT_POSITION,
  kiosk_pg_diag_table = PG_DIAG_TABLE_NAME,
  kiosk_pg_diag_constraint = PG_DIAG_CONSTRAINT_NAME
};

#endif
