// swift-tools-version: 6.1
import PackageDescription

/// The module map of README.md, as the compiler holds us to it.
///
/// An arrow that is not here cannot be imported. System libraries beside Foundation: ncursesw, SQLCipher,
/// libcurl, libmicrohttpd, and the C library's crypt.
let package = Package(
    name: "pendamping",
    products: [.executable(name: "pendamping", targets: ["pendamping"])],
    targets: [
        .systemLibrary(name: "CNcurses"),
        .systemLibrary(name: "CSQLCipher"),
        .systemLibrary(name: "CCurl"),
        .systemLibrary(name: "CMicrohttpd"),
        .systemLibrary(name: "CCrypt"),

        .target(name: "Documents"),
        .target(name: "Casework", dependencies: ["Documents"]),
        .target(name: "Forms", dependencies: ["Casework", "Documents"]),
        .target(name: "Reports", dependencies: ["Exchange", "Casework", "Documents"]),
        .target(name: "Exchange", dependencies: ["Casework", "Documents"]),
        .target(name: "LocalStore", dependencies: ["Documents", "CSQLCipher"]),
        .target(
            name: "Caseload",
            dependencies: [
                "LocalStore", "Reports", "Exchange", "Forms", "Casework", "Documents",
            ],
        ),
        .target(name: "Replication", dependencies: ["Documents", "CCurl"]),
        .target(name: "StorePeers", dependencies: ["LocalStore", "Replication", "Documents"]),
        .target(
            name: "Sync",
            dependencies: [
                "Caseload", "StorePeers", "Replication", "LocalStore", "Casework", "Documents",
            ],
        ),
        .target(
            name: "Office",
            dependencies: [
                "Sync", "Caseload", "Exchange", "Replication", "Casework", "Documents",
            ],
        ),
        .target(
            name: "Hub",
            dependencies: [
                "Sync", "StorePeers", "Replication", "LocalStore", "Documents", "CMicrohttpd",
                "CCrypt",
            ],
        ),
        .target(name: "Screen"),
        .target(name: "Terminal", dependencies: ["Screen", "CNcurses"]),
        .target(
            name: "App",
            dependencies: [
                "Sync", "StorePeers", "Replication", "Caseload", "Exchange", "LocalStore",
                "Reports", "Forms", "Casework", "Documents", "Screen",
            ],
        ),
        .target(
            name: "Commands",
            dependencies: [
                "App", "Hub", "Office", "Sync", "StorePeers", "Replication", "Caseload",
                "Exchange", "LocalStore", "Reports", "Forms", "Casework", "Documents", "Screen",
            ],
        ),
        .executableTarget(
            name: "pendamping",
            dependencies: ["Commands", "App", "LocalStore", "Casework", "Screen", "Terminal"],
            // The toolchain's own linker writes the 57,000 addresses that are set at start in 12 kB and not in
            // 1.4 MB, all of which would be read, and keeps equal functions once.
            linkerSettings: [
                .unsafeFlags(
                    [
                        "-use-ld=lld", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs",
                        "-Xlinker", "--icf=safe", "-Xlinker", "--no-export-dynamic",
                    ],
                    .when(configuration: .release),
                )
            ],
        ),
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "App", "Sync", "StorePeers", "Replication", "Caseload", "Exchange", "LocalStore",
                "Reports", "Casework", "Documents", "Screen", "CSQLCipher",
            ],
        ),

        .target(
            name: "TestSupport",
            dependencies: ["Documents"],
            path: "Tests/TestSupport",
        ),
        .target(
            name: "PeerContracts",
            dependencies: ["Replication", "Documents"],
            path: "Tests/PeerContracts",
        ),
        .testTarget(
            name: "DocumentsTests",
            dependencies: ["Documents", "TestSupport"],
            exclude: ["Fixtures"],
        ),
        .testTarget(name: "CaseworkTests", dependencies: ["Casework", "TestSupport"]),
        .testTarget(name: "FormsTests", dependencies: ["Forms", "Casework", "TestSupport"]),
        .testTarget(name: "ReportsTests", dependencies: ["Reports", "TestSupport"]),
        .testTarget(name: "ExchangeTests", dependencies: ["Exchange", "TestSupport"]),
        .testTarget(
            name: "LocalStoreTests",
            dependencies: ["LocalStore", "Documents", "CSQLCipher", "TestSupport"],
        ),
        .testTarget(
            name: "ReplicationTests",
            dependencies: ["Replication", "Documents", "TestSupport"],
        ),
        .testTarget(
            name: "StorePeersTests",
            dependencies: [
                "StorePeers", "Replication", "LocalStore", "Documents", "TestSupport",
                "PeerContracts",
            ],
        ),
        .testTarget(
            name: "SyncTests",
            dependencies: [
                "Sync", "StorePeers", "Replication", "Caseload", "Exchange", "LocalStore",
                "Casework", "Documents", "TestSupport", "PeerContracts",
            ],
        ),
        .testTarget(
            name: "OfficeTests",
            dependencies: [
                "Office", "Caseload", "Exchange", "Replication", "Casework", "Documents",
                "TestSupport",
            ],
        ),
        .testTarget(
            name: "HubTests",
            dependencies: [
                "Hub", "StorePeers", "Replication", "LocalStore", "Documents", "TestSupport",
                "PeerContracts",
            ],
            exclude: ["Fixtures"],
        ),
        .testTarget(name: "CaseloadTests", dependencies: ["Caseload", "TestSupport"]),
        .testTarget(name: "ScreenTests", dependencies: ["Screen", "TestSupport"]),
        .testTarget(name: "TerminalTests", dependencies: ["Terminal", "Screen", "TestSupport"]),
        .testTarget(name: "AppTests", dependencies: ["App", "TestSupport", "PeerContracts"]),
        .testTarget(name: "CommandsTests", dependencies: ["Commands", "TestSupport"]),
        .testTarget(name: "ProgramTests", dependencies: ["Exchange", "TestSupport", "Documents"]),
    ],
    swiftLanguageModes: [.v6],
)
