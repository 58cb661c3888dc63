#include <gvc.h>
#include <cgraph.h>
#include <gvplugin_textlayout.h>
