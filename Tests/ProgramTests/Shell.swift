import Foundation

/// Runs a command to its end and keeps what it said.
enum Shell {
    struct Outcome: Sendable {
        let code: Int32
        let output: String
        let errors: String
    }

    /// Runs a program to its end.
    ///
    /// The arguments go to it unquoted; `environment` replaces or adds to the inherited variables; `input`
    /// is what it reads on its standard input. Throws what `Process` throws when it cannot start.
    static func run(
        _ program: String,
        _ arguments: [String],
        environment: [String: String] = [:],
        input: String? = nil,
    ) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let output = Pipe()
        let errors = Pipe()
        let typed = Pipe()
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = typed
        try process.run()
        let errorReader = Task.detached { errors.fileHandleForReading.readDataToEndOfFile() }
        if let input { typed.fileHandleForWriting.write(Data(input.utf8)) }
        try typed.fileHandleForWriting.close()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Outcome(
            code: process.terminationStatus,
            output: String(decoding: said, as: UTF8.self),
            errors: String(decoding: wait(for: errorReader), as: UTF8.self),
        )
    }

    private static func wait(for task: Task<Data, Never>) -> Data {
        let box = Box()
        let done = DispatchSemaphore(value: 0)
        Task.detached {
            box.data = await task.value
            done.signal()
        }
        done.wait()
        return box.data
    }

    /// Written once before the semaphore is signalled and read once after it.
    private final class Box: @unchecked Sendable {
        var data = Data()
    }
}

/// The program that the tests drive: the one built beside them, or `PENDAMPING_BINARY`.
enum BuiltProgram {
    static var path: String {
        if let named = ProcessInfo.processInfo.environment["PENDAMPING_BINARY"] { return named }
        let tests = Bundle.allBundles.map(\.bundlePath).first { $0.hasSuffix(".xctest") }
        let start = tests ?? CommandLine.arguments[0]
        var folder = URL(fileURLWithPath: start).deletingLastPathComponent()
        for _ in 0..<6 {
            let candidate = folder.appendingPathComponent("pendamping").path
            if FileManager.default.isExecutableFile(atPath: candidate) { return candidate }
            folder.deleteLastPathComponent()
        }
        return FileManager.default.currentDirectoryPath + "/.build/debug/pendamping"
    }
}
