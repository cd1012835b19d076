internal import Glibc

/// This machine's addresses that others can type.
enum NetworkAddresses {
    /// IPv4 first, then IPv6 that is valid beyond the cable; loopback where there is nothing else.
    ///
    /// `hasSix`: Whether the desk listens at addresses of IPv6.
    static func reachable(hasSix: Bool) -> [String] {
        var list: UnsafeMutablePointer<ifaddrs>?
        guard getifaddrs(&list) == 0 else { return ["127.0.0.1"] }
        defer { freeifaddrs(list) }
        var four: [String] = []
        var six: [String] = []
        var next = list
        while let entry = next?.pointee {
            next = entry.ifa_next
            guard entry.ifa_flags & UInt32(IFF_UP) != 0,
                entry.ifa_flags & UInt32(IFF_LOOPBACK) == 0, let address = entry.ifa_addr
            else { continue }
            let text = SocketAddress.text(address)
            switch Int32(address.pointee.sa_family) {
            case AF_INET where !text.isEmpty: four.append(text)
            // A link-local address works only with the name of an interface of the other machine.
            case AF_INET6 where hasSix && !text.isEmpty && !text.hasPrefix("fe80"): six.append(text)
            default: break
            }
        }
        let found = four + six
        return found.isEmpty ? ["127.0.0.1"] : found
    }
}
