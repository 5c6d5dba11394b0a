// glibc's allocator has a header that Swift's Glibc leaves out.
#include <malloc.h>
