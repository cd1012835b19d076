internal import Glibc

/// What the kernel says of this machine's networks, for noticing that a link came or went.
///
/// Costs two small reads and no traffic; that a route is there says nothing about the server, so a
/// change is only a reason to try.
package struct LinkState: Sendable, Equatable {
    private let routes: [[UInt8]]

    /// Reads the present state; one that equals every other failed read where there is no `/proc`.
    package static func now() -> LinkState {
        LinkState(routes: ["/proc/net/route", "/proc/net/if_inet6"].map(stableContent))
    }

    /// The lines without the counters that change by themselves.
    private static func stableContent(_ path: String) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return [] }
        defer { close(file) }
        var content: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while content.count < 65_536 {
            let count = read(file, &buffer, buffer.count)
            guard count > 0 else { break }
            content += buffer[..<count]
        }
        return content.split(separator: UInt8(ascii: "\n")).flatMap { line -> [UInt8] in
            // Interface, destination, gateway of a route; address, index, prefix of an address.
            let fields = line.split { $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: " ") }
            return fields.prefix(3).flatMap { Array($0) + [UInt8(ascii: " ")] }
        }
    }
}
