#include "identifiers.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

// A named object has an even identifier, twice its place in `names`; an anonymous one an odd one.
typedef struct {
  char **names;
  IDTYPE count;
  IDTYPE capacity;
  // Places in `names` plus one, by the hash of the name; a power of two of them, at most half in use.
  IDTYPE *slots;
  IDTYPE slot_count;
  IDTYPE anonymous_count;
} Identifiers;

static IDTYPE hash(const char *name) {
  IDTYPE value = 14695981039346656037u;
  for (; *name; name++) value = (value ^ (unsigned char)*name) * 1099511628211u;
  return value;
}

static IDTYPE *slot(Identifiers *state, const char *name) {
  IDTYPE index = hash(name) & (state->slot_count - 1);
  while (state->slots[index] && strcmp(state->names[state->slots[index] - 1], name) != 0) {
    index = (index + 1) & (state->slot_count - 1);
  }
  return &state->slots[index];
}

static void *open_identifiers(Agraph_t *graph, Agdisc_t *discipline) {
  (void)graph, (void)discipline;
  Identifiers *state = calloc(1, sizeof *state);
  if (!state) abort();
  return state;
}

static void make_room(Identifiers *state) {
  if (state->count < state->capacity) return;
  state->capacity = state->capacity ? state->capacity * 2 : 64;
  state->slot_count = state->capacity * 2;
  state->names = realloc(state->names, state->capacity * sizeof *state->names);
  free(state->slots);
  state->slots = calloc(state->slot_count, sizeof *state->slots);
  if (!state->names || !state->slots) abort();
  for (IDTYPE place = 0; place < state->count; place++) {
    *slot(state, state->names[place]) = place + 1;
  }
}

static long map_identifier(void *closure, int type, char *name, IDTYPE *id, int create) {
  (void)type;
  Identifiers *state = closure;
  if (!name) {
    *id = state->anonymous_count++ * 2 + 1;
    return true;
  }
  make_room(state);
  IDTYPE *found = slot(state, name);
  if (!*found) {
    if (!create) return false;
    char *copy = strdup(name);
    if (!copy) abort();
    state->names[state->count++] = copy;
    *found = state->count;
  }
  *id = *found * 2;
  return true;
}

static long allocate_identifier(void *closure, int type, IDTYPE id) {
  (void)closure, (void)type, (void)id;
  return false;
}

static void free_identifier(void *closure, int type, IDTYPE id) {
  (void)closure, (void)type, (void)id;
}

static char *identifier_name(void *closure, int type, IDTYPE id) {
  (void)type;
  Identifiers *state = closure;
  return id % 2 == 0 ? state->names[id / 2 - 1] : NULL;
}

static void close_identifiers(void *closure) {
  Identifiers *state = closure;
  for (IDTYPE place = 0; place < state->count; place++) free(state->names[place]);
  free(state->names);
  free(state->slots);
  free(state);
}

static void register_identifier(void *closure, int type, void *object) {
  (void)closure, (void)type, (void)object;
}

// The result types of some functions differ between versions of Graphviz, hence the casts.
#define AS(member) (__typeof__(((Agiddisc_t *)0)->member))
Agiddisc_t portolan_identifiers = {
    .open = AS(open) open_identifiers,       .map = AS(map) map_identifier,
    .alloc = AS(alloc) allocate_identifier,  .free = AS(free) free_identifier,
    .print = AS(print) identifier_name,      .close = AS(close) close_identifiers,
    .idregister = AS(idregister) register_identifier,
};
