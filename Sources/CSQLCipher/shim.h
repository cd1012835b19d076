// SQLite with SQLCipher's key functions.
#define SQLITE_HAS_CODEC 1
#include <sqlcipher/sqlite3.h>

// A macro that casts -1 to a function pointer, which Swift cannot import: SQLite copies the bytes.
static inline sqlite3_destructor_type pendamping_sqlite_transient(void) {
    return SQLITE_TRANSIENT;
}
