import Commands

enum ScreenSession {
    static func run(_ request: ScreenRequest) -> ExitCode { .failed }
}
