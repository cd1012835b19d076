// ncurses with wide characters, and one inline function for each thing Swift cannot import: macros
// with casts or arguments, and global variables.
#define NCURSES_WIDECHAR 1
#define _XOPEN_SOURCE_EXTENDED 1
#include <ncurses.h>
#include <term.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <wchar.h>

// Stands for the variable stdscr.
static inline WINDOW *curses_stdscr(void) { return stdscr; }
// Stands for the variable curscr.
static inline WINDOW *curses_curscr(void) { return curscr; }
// Stands for the variable COLOR_PAIRS.
static inline int curses_color_pairs(void) { return COLOR_PAIRS; }
// Stands for the macro A_BOLD.
static inline attr_t curses_bold(void) { return A_BOLD; }
// Stands for the macro A_DIM.
static inline attr_t curses_dim(void) { return A_DIM; }
// Stands for the macro A_UNDERLINE.
static inline attr_t curses_underline(void) { return A_UNDERLINE; }
// Stands for the macro A_REVERSE.
static inline attr_t curses_reverse(void) { return A_REVERSE; }
// Stands for the macro A_ITALIC.
static inline attr_t curses_italic(void) { return A_ITALIC; }
// Stands for the macro BUTTON1_PRESSED.
static inline mmask_t curses_button1_pressed(void) { return BUTTON1_PRESSED; }
// Stands for the macro BUTTON3_PRESSED.
static inline mmask_t curses_button3_pressed(void) { return BUTTON3_PRESSED; }
// Stands for the macro BUTTON4_PRESSED.
static inline mmask_t curses_button4_pressed(void) { return BUTTON4_PRESSED; }
// Stands for the macro BUTTON5_PRESSED.
static inline mmask_t curses_button5_pressed(void) { return BUTTON5_PRESSED; }
// Stands for the macro KEY_F(n).
static inline int curses_key_f(int n) { return KEY_F(n); }
// Stands for wcwidth, which the C library's module map leaves out.
static inline int curses_wcwidth(wchar_t c) { return wcwidth(c); }
// Stands for memfd_create, which the C library's module map leaves out; the flag is MFD_CLOEXEC.
static inline int curses_memory_file(void) { return (int)syscall(SYS_memfd_create, "frame", 1u); }
