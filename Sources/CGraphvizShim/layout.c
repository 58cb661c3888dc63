#include "layout.h"

#include "identifiers.h"

#include <stdio.h>
#include <string.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <cgraph.h>
#include <gvc.h>
#include <gvplugin_textlayout.h>

static GVC_t *context;
static portolan_text_width text_width;

// MARK: Messages

static char messages[8192];
static size_t messages_length;

static int keep_message(char *text) {
  size_t room = sizeof messages - 1 - messages_length;
  size_t length = strlen(text);
  if (length > room) length = room;
  memcpy(messages + messages_length, text, length);
  messages_length += length;
  messages[messages_length] = '\0';
  return 0;
}

const char *portolan_layout_messages(void) { return messages; }

// MARK: Text layout

// Text is one line of one font. The line height is what Graphviz estimates when it has no fonts.
static bool lay_out_text(textspan_t *span, char **font_path) {
  int size = (int)span->font->size;
  span->size.x = text_width(span->str, size, span->font->flags & HTML_BF);
  span->size.y = span->font->size * 1.2;
  span->yoffset_layout = 0;
  span->yoffset_centerline = 0.1 * span->font->size;
  span->layout = NULL;
  span->free_layout = NULL;
  if (font_path) *font_path = NULL;
  return true;
}

// The result is "boolean" (unsigned char) in Graphviz 2.42 and "bool" later, hence the cast.
static struct gvtextlayout_engine_s engine = {
    (__typeof__(((struct gvtextlayout_engine_s *)0)->textlayout))lay_out_text};

// The quality makes Graphviz prefer it to every other one, so that pango is never loaded.
static gvplugin_installed_t types[] = {{0, "textlayout", 1000, &engine, NULL}, {0}};
static gvplugin_api_t apis[] = {{API_textlayout, types}, {0}};
static gvplugin_library_t library = {"portolan", apis};

// MARK: Layout

const char *portolan_graphviz_version(void) {
  static char version[32];
  if (version[0] == '\0') {
    const lt_symlist_t none[] = {{0}};
    GVC_t *temporary = gvContextPlugins(none, 0);
    if (temporary) {
      strncpy(version, gvcVersion(temporary), sizeof version - 1);
      gvFreeContext(temporary);
    }
  }
  return version;
}

bool portolan_layout_start(portolan_text_width width) {
  // The name must contain "_LTX_library". The library finds its other plugins itself (demand
  // loading): where they are differs between distributions.
  static const lt_symlist_t builtins[] = {{"gvplugin_portolan_LTX_library", &library}, {0}};
#ifdef __GLIBC__
  // Every layout needs about the same memory: what is freed is kept for the next one.
  mallopt(M_TOP_PAD, 1 << 22);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
#endif
  text_width = width;
  agseterrf((agusererrf)keep_message);
  context = gvContextPlugins(builtins, 1);
  return context != NULL;
}

static Agraph_t *read_graph(const char *dot) {
  // Reading from a string would not let us choose the identifiers.
  FILE *file = fmemopen((void *)dot, strlen(dot), "r");
  if (!file) return NULL;
  Agdisc_t discipline = {.id = &portolan_identifiers, .io = &AgIoDisc};
  Agraph_t *graph = agread(file, &discipline);
  fclose(file);
  return graph;
}

char *portolan_layout_svg(const char *dot) {
  messages_length = 0;
  messages[0] = '\0';
  agreseterrors();
  agreadline(1);

  Agraph_t *graph = read_graph(dot);
  if (!graph) return NULL;

  // The length is an "unsigned int" until Graphviz 11 and a "size_t" later; it is not needed, as the
  // SVG ends with a zero.
  size_t length = 0;
  char *svg = NULL;
  if (gvLayout(context, graph, "dot") == 0) {
    if (gvRenderData(context, graph, "svg", &svg, (void *)&length) != 0) svg = NULL;
  }
  // After a complaint, freeing may abort ("double free"): the caller ends this process instead.
  if (messages_length == 0) {
    gvFreeLayout(context, graph);
    agclose(graph);
  }
  return svg;
}

void portolan_layout_free(char *svg) { gvFreeRenderData(svg); }
