#define _GNU_SOURCE
#include "child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __APPLE__
#include <mach-o/dyld.h>
#endif

extern char **environ;

static void close_on_exec(int descriptor) { fcntl(descriptor, F_SETFD, FD_CLOEXEC); }

// Other threads may start programs at the same time, which must not inherit our ends: a worker ends
// when its input does.
static int open_pairs(int sockets[2], int pipes[2]) {
#ifdef __linux__
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) != 0) return errno;
  int failed = pipe2(pipes, O_CLOEXEC);
#else
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, sockets) != 0) return errno;
  int failed = pipe(pipes);
#endif
  if (failed) {
    int error = errno;
    close(sockets[0]);
    close(sockets[1]);
    return error;
  }
#ifndef __linux__
  for (int i = 0; i < 2; i++) {
    close_on_exec(sockets[i]);
    close_on_exec(pipes[i]);
  }
  int on = 1;
  setsockopt(sockets[0], SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
#endif
  return 0;
}

int portolan_child_start(portolan_child *child, const char *program, char *const arguments[]) {
  int sockets[2], pipes[2];
  int error = open_pairs(sockets, pipes);
  if (error) return error;

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, sockets[1], 0);
  posix_spawn_file_actions_adddup2(&actions, sockets[1], 1);
  posix_spawn_file_actions_adddup2(&actions, pipes[1], 2);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
#ifdef POSIX_SPAWN_CLOEXEC_DEFAULT
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_CLOEXEC_DEFAULT);
#endif
  error = posix_spawnp(&child->pid, program, &actions, &attributes, arguments, environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);

  close(sockets[1]);
  close(pipes[1]);
  if (error) {
    close(sockets[0]);
    close(pipes[0]);
    return error;
  }
  child->socket = sockets[0];
  child->messages = pipes[0];
  fcntl(child->socket, F_SETFL, O_NONBLOCK);
  fcntl(child->messages, F_SETFL, O_NONBLOCK);
  return 0;
}

ssize_t portolan_child_send(int socket, const void *bytes, size_t count) {
#ifdef MSG_NOSIGNAL
  return send(socket, bytes, count, MSG_NOSIGNAL);
#else
  return send(socket, bytes, count, 0);
#endif
}

int portolan_child_wait(pid_t pid) {
  int status = 0;
  while (waitpid(pid, &status, 0) == -1) {
    if (errno != EINTR) return 255;
  }
  return WIFSIGNALED(status) ? 256 + WTERMSIG(status) : WEXITSTATUS(status);
}

void portolan_child_kill(pid_t pid) { kill(pid, SIGKILL); }

const char *portolan_current_executable(void) {
#ifdef __APPLE__
  static char path[4096];
  uint32_t size = sizeof path;
  return _NSGetExecutablePath(path, &size) == 0 ? path : "";
#else
  // The same file even if it was replaced meanwhile, unlike the path to which the link leads.
  return "/proc/self/exe";
#endif
}

void portolan_worker_limit(unsigned int seconds) {
  const struct rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);
  // Processor time, so that a suspended worker does not end when it goes on.
  const struct itimerval limit = {.it_value = {.tv_sec = seconds}};
  setitimer(ITIMER_PROF, &limit, NULL);
}
