// Lies to a server about the wall clock and about the room on its disk, as a small file says, for as long as it runs.
//
// Loaded into it by LD_PRELOAD. The system is asked directly: asking the dynamic linker for the C library's functions may
// allocate memory, and an allocator that is just starting up (Redis's) asks for the time.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

// The same in PreloadedFaults.swift.
struct faults {
  _Atomic int64_t clock_offset;  // milliseconds
  _Atomic int64_t disk_is_full;  // 0 or 1
  _Atomic int64_t refused;       // how many times something was not written
  _Atomic int64_t clock_reads;   // how many times the wall clock was asked for
};

static struct faults none;
static struct faults *faults = &none;

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("KIOSK_FAULTS");
  if (!path) return;
  int file = open(path, O_RDWR | O_CLOEXEC);
  if (file < 0) return;
  void *shared = mmap(NULL, sizeof *faults, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  close(file);
  if (shared != MAP_FAILED) faults = shared;
}

// MARK: The wall clock. Clocks that only run forward are what they are.

int clock_gettime(clockid_t clock, struct timespec *now) {
  int result = (int)syscall(SYS_clock_gettime, clock, now);
  if (result != 0 || (clock != CLOCK_REALTIME && clock != CLOCK_REALTIME_COARSE)) return result;
  atomic_fetch_add_explicit(&faults->clock_reads, 1, memory_order_relaxed);
  int64_t offset = atomic_load_explicit(&faults->clock_offset, memory_order_relaxed);
  if (offset != 0) {
    int64_t nanoseconds = now->tv_nsec + offset % 1000 * 1000000;
    now->tv_sec += offset / 1000;
    if (nanoseconds < 0) {
      now->tv_sec -= 1;
      nanoseconds += 1000000000;
    } else if (nanoseconds >= 1000000000) {
      now->tv_sec += 1;
      nanoseconds -= 1000000000;
    }
    now->tv_nsec = nanoseconds;
  }
  return 0;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
  struct timespec time;
  if (zone) *(struct timezone *)zone = (struct timezone){0, 0};
  if (clock_gettime(CLOCK_REALTIME, &time) != 0) return -1;
  now->tv_sec = time.tv_sec;
  now->tv_usec = time.tv_nsec / 1000;
  return 0;
}

time_t time(time_t *now) {
  struct timespec time;
  if (clock_gettime(CLOCK_REALTIME, &time) != 0) return -1;
  if (now) *now = time.tv_sec;
  return time.tv_sec;
}

// MARK: The disk. What is there can be overwritten; sockets, pipes and the log have nothing to do with it.

// Whether a file that ends at `end` afterwards would be longer than it is.
static int has_no_room(int file, off_t end) {
  if (atomic_load_explicit(&faults->disk_is_full, memory_order_relaxed) == 0 || file <= STDERR_FILENO) return 0;
  struct stat status;
  if (fstat(file, &status) != 0 || !S_ISREG(status.st_mode) || end <= status.st_size) return 0;
  atomic_fetch_add_explicit(&faults->refused, 1, memory_order_relaxed);
  errno = ENOSPC;
  return 1;
}

// Where a write without a place of its own would end.
static off_t end_of_write(int file, size_t count) {
  if (atomic_load_explicit(&faults->disk_is_full, memory_order_relaxed) == 0) return 0;
  int flags = fcntl(file, F_GETFL);
  struct stat status;
  off_t start = flags >= 0 && flags & O_APPEND && fstat(file, &status) == 0 ? status.st_size
                                                                            : lseek(file, 0, SEEK_CUR);
  return start < 0 ? 0 : start + (off_t)count;
}

static size_t length(const struct iovec *parts, int count) {
  size_t sum = 0;
  for (int i = 0; i < count; i++) sum += parts[i].iov_len;
  return sum;
}

ssize_t write(int file, const void *bytes, size_t count) {
  if (has_no_room(file, end_of_write(file, count))) return -1;
  return syscall(SYS_write, file, bytes, count);
}

ssize_t writev(int file, const struct iovec *parts, int count) {
  if (has_no_room(file, end_of_write(file, length(parts, count)))) return -1;
  return syscall(SYS_writev, file, parts, count);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t start) {
  if (has_no_room(file, start + (off_t)count)) return -1;
  return syscall(SYS_pwrite64, file, bytes, count, start);
}

ssize_t pwritev(int file, const struct iovec *parts, int count, off_t start) {
  if (has_no_room(file, start + (off_t)length(parts, count))) return -1;
  return syscall(SYS_pwritev, file, parts, count, start, 0);
}

int fallocate(int file, int mode, off_t start, off_t count) {
  if (has_no_room(file, start + count)) return -1;
  return (int)syscall(SYS_fallocate, file, mode, start, count);
}

int posix_fallocate(int file, off_t start, off_t count) {
  int before = errno;
  int result = fallocate(file, 0, start, count) == 0 ? 0 : errno;
  errno = before;
  return result;
}

int ftruncate(int file, off_t size) {
  if (has_no_room(file, size)) return -1;
  return (int)syscall(SYS_ftruncate, file, size);
}

// The names that programs with large files use.
ssize_t pwrite64(int, const void *, size_t, off_t) __attribute__((alias("pwrite")));
ssize_t pwritev64(int, const struct iovec *, int, off_t) __attribute__((alias("pwritev")));
int fallocate64(int, int, off_t, off_t) __attribute__((alias("fallocate")));
int posix_fallocate64(int, off_t, off_t) __attribute__((alias("posix_fallocate")));
int ftruncate64(int, off_t) __attribute__((alias("ftruncate")));
