// libmicrohttpd. Its variadic functions, which Swift cannot call: the daemon is given its options as an array
// (`MHD_OPTION_ARRAY`), and what is asked of a connection needs no further argument.
#include <microhttpd.h>

static inline struct MHD_Daemon *pendamping_mhd_start(
    unsigned int flags, MHD_AccessHandlerCallback handler, void *context,
    const struct MHD_OptionItem *options
) {
    return MHD_start_daemon(
        flags, 0, NULL, NULL, handler, context, MHD_OPTION_ARRAY, options, MHD_OPTION_END
    );
}

static inline const union MHD_ConnectionInfo *pendamping_mhd_connection_info(
    struct MHD_Connection *connection, enum MHD_ConnectionInfoType what
) {
    return MHD_get_connection_info(connection, what);
}
