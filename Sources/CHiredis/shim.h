#ifndef KIOSK_CHIREDIS_SHIM_H
#define KIOSK_CHIREDIS_SHIM_H
#include <hiredis/hiredis.h>
#endif
