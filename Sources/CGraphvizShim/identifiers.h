#pragma once

#include <cgraph.h>

// Gives the objects of a graph identifiers in the order in which they appear.
//
// Without it libcgraph takes the address of a name for its identifier and keeps subgraphs in the order
// of those: where the allocator happened to put a name would decide in which order clusters are drawn.
extern Agiddisc_t portolan_identifiers;
