internal import Glibc

/// An address and port to listen at: `127.0.0.1:5984`, `[::]:6984`, `:6984` for every address.
package struct ListenAddress: Sendable, Equatable {
    /// Without brackets; "::" where none was given.
    package let host: String
    package let port: Int

    /// Reads an address; nil for what is none.
    package init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"),
            let port = Int(text[text.index(after: colon)...]), (0...65535).contains(port)
        else { return nil }
        var host = String(text[..<colon])
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = String(host.dropFirst().dropLast())
        } else if host.contains(":") {
            return nil
        }
        if host.isEmpty || host == "*" { host = "::" }
        if host == "localhost" { host = "127.0.0.1" }
        self.init(host: host, port: port)
    }

    package init?(host: String, port: Int) {
        self.host = host
        self.port = port
        guard SocketAddress(self) != nil else { return nil }
    }

    /// Whether only this machine can reach it.
    package var isLoopback: Bool {
        host == "::1" || (host.hasPrefix("127.") && !host.contains(":"))
    }

    package var isEveryAddress: Bool { host == "::" || host == "0.0.0.0" }
}

/// Why nobody can be listened to.
package enum ListenError: Error, Sendable, Equatable {
    case portInUse(port: Int)
    case noRight(port: Int)
    /// The machine does not have this address.
    case noSuchAddress
    case other(code: Int)
}

/// An address as the system takes it.
struct SocketAddress {
    let storage: sockaddr_storage
    let length: socklen_t
    let family: Int32

    init?(_ address: ListenAddress) {
        var storage = sockaddr_storage()
        let port = in_port_t(UInt16(truncatingIfNeeded: address.port)).bigEndian
        var four = sockaddr_in()
        var six = sockaddr_in6()
        if inet_pton(AF_INET, address.host, &four.sin_addr) == 1 {
            four.sin_family = sa_family_t(AF_INET)
            four.sin_port = port
            withUnsafeMutableBytes(of: &storage) { memory in
                withUnsafeBytes(of: four) { memory.copyMemory(from: $0) }
            }
            length = socklen_t(MemoryLayout<sockaddr_in>.size)
            family = AF_INET
        } else if inet_pton(AF_INET6, address.host, &six.sin6_addr) == 1 {
            six.sin6_family = sa_family_t(AF_INET6)
            six.sin6_port = port
            withUnsafeMutableBytes(of: &storage) { memory in
                withUnsafeBytes(of: six) { memory.copyMemory(from: $0) }
            }
            length = socklen_t(MemoryLayout<sockaddr_in6>.size)
            family = AF_INET6
        } else {
            return nil
        }
        self.storage = storage
    }

    /// The text of a caller's address, without port; one that came by IPv4 to an IPv6 socket as IPv4.
    static func text(_ address: UnsafePointer<sockaddr>?) -> String {
        guard let address else { return "" }
        var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
        let length =
            Int32(address.pointee.sa_family) == AF_INET6
            ? MemoryLayout<sockaddr_in6>.size : MemoryLayout<sockaddr_in>.size
        let code = getnameinfo(
            address,
            socklen_t(length),
            &text,
            socklen_t(text.count),
            nil,
            0,
            NI_NUMERICHOST,
        )
        guard code == 0 else { return "" }
        let found = String(decoding: text.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
        return found.hasPrefix("::ffff:") ? String(found.dropFirst(7)) : found
    }
}

/// An open socket that waits for connections, closed unless a server takes it.
package final class ListenSocket: @unchecked Sendable {
    // Unchecked: `descriptor` changes once, when the one server it is made for takes it.
    /// Where it listens: on a machine without IPv6 not what was asked for.
    package let address: ListenAddress
    /// The port, also where the system chose it.
    package let port: Int
    private var descriptor: Int32

    /// Opens a socket; a port of 0 lets the system choose.
    package init(_ address: ListenAddress) throws(ListenError) {
        var opened: Int32?
        var heard = address
        do throws(ListenError) {
            opened = try ListenSocket.open(address)
        } catch {
            // A machine without IPv6 still has all its addresses of IPv4.
            guard error == .noSuchAddress, address.host == "::",
                let four = ListenAddress(host: "0.0.0.0", port: address.port)
            else { throw error }
            opened = try ListenSocket.open(four)
            heard = four
        }
        self.address = heard
        descriptor = opened ?? -1
        port = ListenSocket.port(of: descriptor)
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Hands the socket over; whoever has it closes it.
    func take() -> Int32 {
        defer { descriptor = -1 }
        return descriptor
    }

    private static func open(_ address: ListenAddress) throws(ListenError) -> Int32 {
        guard let place = SocketAddress(address) else { throw .noSuchAddress }
        let socket = Glibc.socket(
            place.family,
            Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue),
            0,
        )
        guard socket >= 0 else {
            throw errno == EAFNOSUPPORT ? .noSuchAddress : .other(code: Int(errno))
        }
        _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
        var on: Int32 = 1
        let size = socklen_t(MemoryLayout<Int32>.size)
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, size)
        if place.family == AF_INET6 {
            var off: Int32 = 0
            setsockopt(socket, Int32(IPPROTO_IPV6), IPV6_V6ONLY, &off, size)
        }
        var storage = place.storage
        let bound = withUnsafePointer(to: &storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, place.length)
            }
        }
        guard bound == 0, listen(socket, 128) == 0 else {
            let code = errno
            close(socket)
            switch code {
            case EADDRINUSE: throw .portInUse(port: address.port)
            case EACCES, EPERM: throw .noRight(port: address.port)
            case EADDRNOTAVAIL: throw .noSuchAddress
            default: throw .other(code: Int(code))
            }
        }
        return socket
    }

    private static func port(of socket: Int32) -> Int {
        var found = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        withUnsafeMutablePointer(to: &found) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = getsockname(socket, $0, &length)
            }
        }
        // The port stands at the same place in both kinds of address.
        return withUnsafeBytes(of: found) { bytes in Int(bytes[2]) << 8 | Int(bytes[3]) }
    }
}
