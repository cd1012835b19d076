// swift-tools-version: 6.1
import PackageDescription

/// The module map of README.md, as the compiler holds us to it.
///
/// An arrow that is not here cannot be imported. Two system libraries beside Foundation: ncursesw and
/// SQLCipher.
let package = Package(
    name: "pendamping",
    products: [.executable(name: "pendamping", targets: ["pendamping"])],
    targets: [
        .systemLibrary(name: "CNcurses"),
        .systemLibrary(name: "CSQLCipher"),

        .target(name: "Documents"),
        .target(name: "Casework", dependencies: ["Documents"]),
        .target(name: "Exchange", dependencies: ["Casework", "Documents"]),
        .target(name: "LocalStore", dependencies: ["Documents", "CSQLCipher"]),
        .target(
            name: "Caseload",
            dependencies: ["LocalStore", "Exchange", "Casework", "Documents"],
        ),
        .target(name: "Screen"),
        .target(name: "Terminal", dependencies: ["Screen", "CNcurses"]),
        .target(
            name: "App",
            dependencies: [
                "Caseload", "Exchange", "LocalStore", "Casework", "Documents", "Screen",
            ],
        ),
        .target(
            name: "Commands",
            dependencies: [
                "App", "Caseload", "Exchange", "LocalStore", "Casework", "Documents", "Screen",
            ],
        ),
        .executableTarget(
            name: "pendamping",
            dependencies: ["Commands", "App", "LocalStore", "Casework", "Screen", "Terminal"],
        ),
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "App", "Caseload", "Exchange", "LocalStore", "Casework", "Documents", "Screen",
                "CSQLCipher",
            ],
        ),

        .target(
            name: "TestSupport",
            dependencies: ["Documents"],
            path: "Tests/TestSupport",
        ),
        .testTarget(
            name: "DocumentsTests",
            dependencies: ["Documents", "TestSupport"],
            exclude: ["Fixtures"],
        ),
        .testTarget(name: "CaseworkTests", dependencies: ["Casework", "TestSupport"]),
        .testTarget(name: "ExchangeTests", dependencies: ["Exchange", "TestSupport"]),
        .testTarget(
            name: "LocalStoreTests",
            dependencies: ["LocalStore", "Documents", "CSQLCipher", "TestSupport"],
        ),
        .testTarget(name: "CaseloadTests", dependencies: ["Caseload", "TestSupport"]),
        .testTarget(name: "ScreenTests", dependencies: ["Screen", "TestSupport"]),
        .testTarget(name: "AppTests", dependencies: ["App", "TestSupport"]),
        .testTarget(name: "CommandsTests", dependencies: ["Commands", "TestSupport"]),
        .testTarget(name: "ProgramTests", dependencies: ["Exchange", "TestSupport", "Documents"]),
    ],
    swiftLanguageModes: [.v6],
)
