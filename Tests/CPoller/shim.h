// Linux's own ways of waiting, which Swift's Glibc leaves out.
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/timerfd.h>

#include <string.h>
#include <sys/socket.h>

// These two are there for those who define _GNU_SOURCE, which Swift does not.
int accept4(int, struct sockaddr *, socklen_t *, int);
void *memmem(const void *, size_t, const void *, size_t);
