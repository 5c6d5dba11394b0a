#ifndef KIOSK_CPOSTGRES_SHIM_H
#define KIOSK_CPOSTGRES_SHIM_H
#include <postgresql/libpq-fe.h>
#endif
