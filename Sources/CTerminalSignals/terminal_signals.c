#include "terminal_signals.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/types.h>
#include <termios.h>
#include <unistd.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

// MARK: - Signals that become events

static const int forwarded[] = {SIGWINCH, SIGCONT, SIGTSTP, SIGTERM, SIGHUP, SIGINT, SIGQUIT};
static struct sigaction before_forwarding[COUNT(forwarded)];
static volatile sig_atomic_t pipe_end = -1;
static bool is_forwarding = false;

static void forward(int number) {
  int saved = errno;
  int end = pipe_end;
  unsigned char byte = (unsigned char)number;
  // A full pipe holds signals enough that nobody has answered yet.
  if (end >= 0) (void)!write(end, &byte, 1);
  errno = saved;
}

void kiosk_signals_forward(int pipe_write_end) {
  pipe_end = pipe_write_end;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = forward;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  for (size_t i = 0; i < COUNT(forwarded); i++)
    sigaction(forwarded[i], &action, is_forwarding ? NULL : &before_forwarding[i]);
  is_forwarding = true;
}

void kiosk_signals_stop(void) {
  if (!is_forwarding) return;
  for (size_t i = 0; i < COUNT(forwarded); i++) sigaction(forwarded[i], &before_forwarding[i], NULL);
  is_forwarding = false;
  pipe_end = -1;
}

// MARK: - Signals that end the process

static const int fatal[] = {SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE};
static struct sigaction before_arming[COUNT(fatal)];
static bool is_armed = false;
static int terminal_end = -1;
static struct termios settings;
static char restore_bytes[512];
static char text_before[256];
static char text_after[256];
// A stack of its own, for when there is none left.
static char handler_stack[16384];

static void put(int file, const char *bytes, size_t length) {
  while (length > 0) {
    ssize_t written = write(file, bytes, length);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    length -= (size_t)written;
  }
}

static void put_number(int file, int number) {
  char digits[12];
  size_t start = sizeof digits;
  do {
    digits[--start] = (char)('0' + number % 10);
    number /= 10;
  } while (number > 0);
  put(file, digits + start, sizeof digits - start);
}

static void end_fatally(int number) {
  put(terminal_end, restore_bytes, strlen(restore_bytes));
  tcsetattr(terminal_end, TCSANOW, &settings);
  put(STDERR_FILENO, text_before, strlen(text_before));
  put_number(STDERR_FILENO, number);
  put(STDERR_FILENO, text_after, strlen(text_after));
  // The signal had its handler reset and is not blocked (SA_RESETHAND, SA_NODEFER): this ends the process.
  raise(number);
}

bool kiosk_fatal_arm(
  int terminal, const char *restore, const char *notice_before, const char *notice_after) {
  if (strlen(restore) >= sizeof restore_bytes || strlen(notice_before) >= sizeof text_before ||
      strlen(notice_after) >= sizeof text_after || tcgetattr(terminal, &settings) != 0)
    return false;
  strcpy(restore_bytes, restore);
  strcpy(text_before, notice_before);
  strcpy(text_after, notice_after);
  terminal_end = terminal;

  stack_t stack;
  memset(&stack, 0, sizeof stack);
  stack.ss_sp = handler_stack;
  stack.ss_size = sizeof handler_stack;
  sigaltstack(&stack, NULL);

  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = end_fatally;
  action.sa_flags = SA_ONSTACK | SA_RESETHAND | SA_NODEFER;
  sigemptyset(&action.sa_mask);
  for (size_t i = 0; i < COUNT(fatal); i++)
    sigaction(fatal[i], &action, is_armed ? NULL : &before_arming[i]);
  is_armed = true;
  return true;
}

void kiosk_fatal_disarm(void) {
  if (!is_armed) return;
  for (size_t i = 0; i < COUNT(fatal); i++) sigaction(fatal[i], &before_arming[i], NULL);
  is_armed = false;
}
