// libmicrohttpd. Its daemon takes options as an array (`MHD_OPTION_ARRAY`), so that no variadic call is left.
#include <microhttpd.h>
