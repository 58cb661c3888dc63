#ifndef PORTOLAN_CGRAPHVIZSHIM_H
#define PORTOLAN_CGRAPHVIZSHIM_H

#include "layout.h"
#include "child.h"

#endif
