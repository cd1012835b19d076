// libmicrohttpd, loaded when a desk is opened: a laptop that serves nobody shall not carry it and GnuTLS along.
//
// Every type is of its own headers, so the compiler checks the calls as if it were linked. Of its variadic functions,
// which Swift cannot call, the daemon is given its options as an array (`MHD_OPTION_ARRAY`), and what is asked of a
// connection needs no further argument.
#include <dlfcn.h>
#include <microhttpd.h>
#include <pthread.h>

// The soname of 0.9.x from Debian 10 on.
#define PENDAMPING_MHD_NAME "libmicrohttpd.so.12"

#define PENDAMPING_MHD_FUNCTIONS(each)                                                                                 \
    each(start_daemon) each(quiesce_daemon) each(stop_daemon) each(get_connection_info) each(get_connection_values)     \
    each(create_response_from_buffer) each(create_response_from_callback) each(add_response_header)                     \
    each(queue_response) each(destroy_response)

struct pendamping_mhd {
#define PENDAMPING_MHD_MEMBER(name) __typeof__(MHD_##name) *name;
    PENDAMPING_MHD_FUNCTIONS(PENDAMPING_MHD_MEMBER)
#undef PENDAMPING_MHD_MEMBER
    int is_ready;
    pthread_once_t once;
};

// Zeroes at first. Whoever includes this may get a table of their own: each is filled when it is first asked for.
static inline struct pendamping_mhd *pendamping_mhd_table(void) {
    static struct pendamping_mhd table = {.once = PTHREAD_ONCE_INIT};
    return &table;
}

static inline void pendamping_mhd_load_once(void) {
    struct pendamping_mhd *table = pendamping_mhd_table();
    void *library = dlopen(PENDAMPING_MHD_NAME, RTLD_NOW | RTLD_LOCAL);
    if (!library) return;
#define PENDAMPING_MHD_FIND(name)                                                                                      \
    if (!(table->name = (__typeof__(MHD_##name) *)dlsym(library, "MHD_" #name))) return;
    PENDAMPING_MHD_FUNCTIONS(PENDAMPING_MHD_FIND)
#undef PENDAMPING_MHD_FIND
    table->is_ready = 1;
}

static inline const struct pendamping_mhd *pendamping_mhd(void) {
    struct pendamping_mhd *table = pendamping_mhd_table();
    pthread_once(&table->once, pendamping_mhd_load_once);
    return table;
}

// Loads it once for the process; false where the machine has none that serves. Nothing below may be called before it
// answered true.
static inline int pendamping_mhd_load(void) { return pendamping_mhd()->is_ready; }

static inline struct MHD_Daemon *pendamping_mhd_start(
    unsigned int flags, MHD_AccessHandlerCallback handler, void *context,
    const struct MHD_OptionItem *options
) {
    return pendamping_mhd()->start_daemon(
        flags, 0, NULL, NULL, handler, context, MHD_OPTION_ARRAY, options, MHD_OPTION_END
    );
}

static inline MHD_socket pendamping_mhd_quiesce(struct MHD_Daemon *daemon) {
    return pendamping_mhd()->quiesce_daemon(daemon);
}

static inline void pendamping_mhd_stop(struct MHD_Daemon *daemon) { pendamping_mhd()->stop_daemon(daemon); }

static inline const union MHD_ConnectionInfo *pendamping_mhd_connection_info(
    struct MHD_Connection *connection, enum MHD_ConnectionInfoType what
) {
    return pendamping_mhd()->get_connection_info(connection, what);
}

static inline int pendamping_mhd_connection_values(
    struct MHD_Connection *connection, enum MHD_ValueKind kind, MHD_KeyValueIterator iterator, void *context
) {
    return pendamping_mhd()->get_connection_values(connection, kind, iterator, context);
}

static inline struct MHD_Response *pendamping_mhd_response(
    size_t size, void *buffer, enum MHD_ResponseMemoryMode mode
) {
    return pendamping_mhd()->create_response_from_buffer(size, buffer, mode);
}

static inline struct MHD_Response *pendamping_mhd_response_from_callback(
    uint64_t size, size_t block, MHD_ContentReaderCallback reader, void *context,
    MHD_ContentReaderFreeCallback release
) {
    return pendamping_mhd()->create_response_from_callback(size, block, reader, context, release);
}

static inline void pendamping_mhd_add_header(struct MHD_Response *response, const char *name, const char *value) {
    pendamping_mhd()->add_response_header(response, name, value);
}

static inline enum MHD_Result pendamping_mhd_queue(
    struct MHD_Connection *connection, unsigned int status, struct MHD_Response *response
) {
    return pendamping_mhd()->queue_response(connection, status, response);
}

static inline void pendamping_mhd_destroy(struct MHD_Response *response) {
    pendamping_mhd()->destroy_response(response);
}
