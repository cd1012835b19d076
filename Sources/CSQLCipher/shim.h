// SQLite with SQLCipher's key functions.
#define SQLITE_HAS_CODEC 1
#include <sqlcipher/sqlite3.h>

// Takes settings as a list of any length, which Swift cannot call.
static inline int pendamping_sqlite_without_memory_count(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

// A macro that casts -1 to a function pointer, which Swift cannot import: SQLite copies the bytes.
static inline sqlite3_destructor_type pendamping_sqlite_transient(void) {
    return SQLITE_TRANSIENT;
}
