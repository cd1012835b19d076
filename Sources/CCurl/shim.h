// libcurl, loaded when a server is first spoken to. It brings some thirty libraries along (TLS, LDAP, Kerberos, SSH ...):
// 4 MB and the time to bind them, which a day without a link shall not pay for.
//
// Every type is of libcurl's own headers, so the compiler checks the calls as if it were linked. Variadic functions,
// which Swift cannot call, have one wrapper for each type of argument.
#include <curl/curl.h>
#include <dlfcn.h>
#include <pthread.h>

// The soname of every libcurl since 2006: its interface and its types are those of the headers.
#define PENDAMPING_CURL_NAME "libcurl.so.4"

#define PENDAMPING_CURL_FUNCTIONS(each)                                                                                \
    each(global_init) each(easy_init) each(easy_cleanup) each(easy_reset) each(easy_setopt) each(easy_getinfo)          \
    each(easy_strerror) each(multi_init) each(multi_cleanup) each(multi_add_handle) each(multi_remove_handle)           \
    each(multi_perform) each(multi_poll) each(multi_info_read) each(slist_append) each(slist_free_all)

struct pendamping_curl {
#define PENDAMPING_CURL_MEMBER(name) __typeof__(curl_##name) *name;
    PENDAMPING_CURL_FUNCTIONS(PENDAMPING_CURL_MEMBER)
#undef PENDAMPING_CURL_MEMBER
    int is_ready;
    pthread_once_t once;
};

// Zeroes at first. Whoever includes this may get a table of their own: each is filled when it is first asked for.
static inline struct pendamping_curl *pendamping_curl_table(void) {
    static struct pendamping_curl table = {.once = PTHREAD_ONCE_INIT};
    return &table;
}

static inline void pendamping_curl_load(void) {
    struct pendamping_curl *table = pendamping_curl_table();
    void *library = dlopen(PENDAMPING_CURL_NAME, RTLD_NOW | RTLD_LOCAL);
    if (!library) return;
#define PENDAMPING_CURL_FIND(name)                                                                                     \
    if (!(table->name = (__typeof__(curl_##name) *)dlsym(library, "curl_" #name))) return;
    PENDAMPING_CURL_FUNCTIONS(PENDAMPING_CURL_FIND)
#undef PENDAMPING_CURL_FIND
    table->is_ready = table->global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

static inline const struct pendamping_curl *pendamping_curl(void) {
    struct pendamping_curl *table = pendamping_curl_table();
    pthread_once(&table->once, pendamping_curl_load);
    return table;
}

// Loads and starts it once for the process; false where the machine has none that serves. Nothing below may be called
// before it answered true.
static inline int pendamping_curl_start(void) { return pendamping_curl()->is_ready; }

static inline CURL *pendamping_curl_easy_init(void) { return pendamping_curl()->easy_init(); }
static inline void pendamping_curl_easy_cleanup(CURL *handle) { pendamping_curl()->easy_cleanup(handle); }
static inline void pendamping_curl_easy_reset(CURL *handle) { pendamping_curl()->easy_reset(handle); }
static inline const char *pendamping_curl_easy_strerror(CURLcode code) { return pendamping_curl()->easy_strerror(code); }
static inline CURLM *pendamping_curl_multi_init(void) { return pendamping_curl()->multi_init(); }
static inline void pendamping_curl_multi_cleanup(CURLM *multi) { pendamping_curl()->multi_cleanup(multi); }

static inline CURLMcode pendamping_curl_multi_add(CURLM *multi, CURL *handle) {
    return pendamping_curl()->multi_add_handle(multi, handle);
}

static inline void pendamping_curl_multi_remove(CURLM *multi, CURL *handle) {
    pendamping_curl()->multi_remove_handle(multi, handle);
}

static inline CURLMcode pendamping_curl_multi_perform(CURLM *multi, int *running) {
    return pendamping_curl()->multi_perform(multi, running);
}

static inline CURLMcode pendamping_curl_multi_poll(CURLM *multi, int milliseconds) {
    return pendamping_curl()->multi_poll(multi, NULL, 0, milliseconds, NULL);
}

static inline struct curl_slist *pendamping_curl_slist_append(struct curl_slist *list, const char *line) {
    return pendamping_curl()->slist_append(list, line);
}

static inline void pendamping_curl_slist_free(struct curl_slist *list) {
    if (list) pendamping_curl()->slist_free_all(list);
}

static inline CURLcode pendamping_curl_set_long(CURL *handle, CURLoption option, long value) {
    return pendamping_curl()->easy_setopt(handle, option, value);
}

static inline CURLcode pendamping_curl_set_size(CURL *handle, CURLoption option, curl_off_t value) {
    return pendamping_curl()->easy_setopt(handle, option, value);
}

static inline CURLcode pendamping_curl_set_text(CURL *handle, CURLoption option, const char *value) {
    return pendamping_curl()->easy_setopt(handle, option, value);
}

static inline CURLcode pendamping_curl_set_pointer(CURL *handle, CURLoption option, void *value) {
    return pendamping_curl()->easy_setopt(handle, option, value);
}

static inline CURLcode pendamping_curl_set_write(CURL *handle, CURLoption option, curl_write_callback value) {
    return pendamping_curl()->easy_setopt(handle, option, value);
}

static inline CURLcode pendamping_curl_set_debug(CURL *handle, curl_debug_callback value) {
    return pendamping_curl()->easy_setopt(handle, CURLOPT_DEBUGFUNCTION, value);
}

static inline CURLcode pendamping_curl_set_socket(CURL *handle, curl_sockopt_callback value) {
    return pendamping_curl()->easy_setopt(handle, CURLOPT_SOCKOPTFUNCTION, value);
}

static inline CURLcode pendamping_curl_get_long(CURL *handle, CURLINFO info, long *value) {
    return pendamping_curl()->easy_getinfo(handle, info, value);
}

// A name's look-up that hangs must not hold up whoever cancels; libcurl before 7.87 waits for it.
static inline void pendamping_curl_leave_resolver(CURL *handle) {
#if LIBCURL_VERSION_NUM >= 0x075700
    pendamping_curl()->easy_setopt(handle, CURLOPT_QUICK_EXIT, 1L);
#else
    (void)handle;
#endif
}

// The result of the one finished transfer of this multi handle, or -1 while it still runs: `CURLMsg` keeps it in a
// union.
static inline int pendamping_curl_result(CURLM *multi) {
    int left = 0;
    CURLMsg *message;
    while ((message = pendamping_curl()->multi_info_read(multi, &left)))
        if (message->msg == CURLMSG_DONE) return (int)message->data.result;
    return -1;
}
