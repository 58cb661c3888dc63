// Starting a program whose standard input and output are one socket.

#ifndef PORTOLAN_CHILD_H
#define PORTOLAN_CHILD_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

typedef struct {
  pid_t pid;
  int socket;    // the program's standard input and output
  int messages;  // the program's standard error; does not block
} portolan_child;

// Starts a program, which is searched in PATH if its name has no slash. Returns 0 or an errno.
int portolan_child_start(portolan_child *child, const char *program, char *const arguments[]);

// Sends what the socket takes at once, without a signal if nobody reads. Returns as send(2) does.
ssize_t portolan_child_send(int socket, const void *bytes, size_t count);

// Waits for the end. Returns the exit code, or 256 + the number of the signal.
int portolan_child_wait(pid_t pid);

// Ends the program at once; it must still be waited for.
void portolan_child_kill(pid_t pid);

// The path of the running program.
const char *portolan_current_executable(void);

// Makes this process end itself after that many seconds of computing, counted from now, and leave no
// core dump if it crashes.
void portolan_worker_limit(unsigned int seconds);

#endif
