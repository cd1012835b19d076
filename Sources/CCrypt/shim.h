// The C library's password hashing: `crypt_rn`, `crypt_gensalt_rn` (yescrypt).
#include <crypt.h>
