import Glibc

// Measured cases with their floor or peer beside them, taken in one run of a release build.

setvbuf(stdout, nil, _IOLBF, 0)
let options: Options
do {
    options = try Options(Array(CommandLine.arguments.dropFirst()))
} catch {
    fputs("\(error)\n\n\(Options.help)\n", stderr)
    exit(2)
}
exit(Runner.run(options))
