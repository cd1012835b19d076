import Commands
import Glibc

// The whole program: the command line decides, the screen is one of its jobs.

Process.forbidCoreDumps()
Process.ignoreBrokenPipes()
let code = Program.run(
    Array(CommandLine.arguments.dropFirst()),
    console: SystemConsole.console,
    binary: SystemConsole.binary,
    openScreen: { ScreenSession.run($0) },
)
Ending.holdIfBegun()
exit(code.rawValue)
