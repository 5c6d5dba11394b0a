#ifndef KIOSK_CLEAN_ENVIRONMENT_H
#define KIOSK_CLEAN_ENVIRONMENT_H

// Linking this module is enough; there is nothing to call. It removes the settings of the person who runs a program
// from its environment, and so from the environment of all programs that it starts. It is C because no Swift code runs
// before `main`, and the environment must not change once there is a second thread.

#endif
