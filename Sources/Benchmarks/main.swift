import Glibc

// Measured cases with their floor or peer beside them, taken in one run of a release build.

let options: Options
do {
    options = try Options(Array(CommandLine.arguments.dropFirst()))
} catch {
    Output.tell("\(error)\n\n\(Options.help)")
    exit(2)
}
exit(Runner.run(options))
