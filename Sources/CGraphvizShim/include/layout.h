// What Graphviz is asked to do. Its state is one per process, so these functions are called by one
// thread only; every access to Graphviz's structures is in layout.c.

#ifndef PORTOLAN_LAYOUT_H
#define PORTOLAN_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

// The width of a line of text, in points, at a font size in points.
typedef double (*portolan_text_width)(const char *text, int size, bool is_bold);

// The version of the library that the process has loaded, for instance "2.43.0".
const char *portolan_graphviz_version(void);

// Prepares layout with these text widths. False if the library refuses.
bool portolan_layout_start(portolan_text_width text_width);

// Lays out one graph and draws it as SVG. Returns what portolan_layout_free takes, or NULL.
// Anything that Graphviz had to say about the graph is in portolan_layout_messages afterwards.
char *portolan_layout_svg(const char *dot);

void portolan_layout_free(char *svg);

// What Graphviz said about the last graph, or "".
const char *portolan_layout_messages(void);

#endif
