internal import CMicrohttpd
internal import Glibc
import Replication

/// An HTTP server on libmicrohttpd: a thread for each connection, so that whoever answers may block.
///
/// Plain HTTP at a loopback address, TLS anywhere; `init` refuses anything else. Every limit of
/// `WebLimits` holds from the first byte on, and a watchman closes connections that take their time to
/// say nothing.
package final class WebServer: Sendable {
    /// The port listened at, also where the system chose it.
    package let port: Int
    private let core: WebCore
    private let daemon: Monitor<Daemon>

    /// What runs, until it is stopped.
    private struct Daemon: @unchecked Sendable {
        // Unchecked: libmicrohttpd's daemon is made for calls from any thread.
        var handle: OpaquePointer?
    }

    /// Why it does not run.
    package enum StartError: Error, Sendable, Equatable {
        /// Plain HTTP was asked for at an address that other machines reach.
        case needsTLS
        /// libmicrohttpd did not take the certificate, or has no threads left.
        case refused
        /// This machine has no libmicrohttpd that serves.
        case noLibrary(name: String)
    }

    /// A certificate chain and its private key, both PEM.
    package struct Credentials: Sendable {
        package let certificate: [UInt8]
        package let key: [UInt8]

        package init(certificate: [UInt8], key: [UInt8]) {
            self.certificate = certificate
            self.key = key
        }
    }

    /// Serves from now on.
    package init(
        _ listening: ListenSocket,
        credentials: Credentials?,
        limits: WebLimits = WebLimits(),
        handler: some WebHandler,
    ) throws(StartError) {
        guard pendamping_mhd_load() != 0 else { throw .noLibrary(name: PENDAMPING_MHD_NAME) }
        guard credentials != nil || listening.address.isLoopback else { throw .needsTLS }
        port = listening.port
        core = WebCore(handler, limits: limits, isSecure: credentials != nil)
        let socket = listening.take()
        let handle = WebServer.start(
            core,
            socket: socket,
            isIPv6: listening.address.host.contains(":"),
            credentials: credentials,
        )
        guard let handle else {
            close(socket)
            throw .refused
        }
        daemon = Monitor(Daemon(handle: handle))
        core.startWatchman()
    }

    deinit {
        stop()
    }

    /// Connections that are open now.
    package var connectionCount: Int { core.connectionCount }

    /// Takes no more requests, lets running ones end (`WebLimits.ending`), then closes everything.
    package func stop() {
        let handle = daemon.withLock { daemon in
            defer { daemon.handle = nil }
            return daemon.handle
        }
        guard let handle else { return }
        let socket = pendamping_mhd_quiesce(handle)
        core.endRequests()
        pendamping_mhd_stop(handle)
        if socket >= 0 { close(socket) }
        core.stopWatchman()
    }

    private static func start(
        _ core: WebCore,
        socket: Int32,
        isIPv6: Bool,
        credentials: Credentials?,
    ) -> OpaquePointer? {
        // The daemon never outlives `core`: `stop` joins its threads first.
        let context = Unmanaged.passUnretained(core).toOpaque()
        var flags =
            MHD_USE_THREAD_PER_CONNECTION.rawValue | MHD_USE_POLL_INTERNAL_THREAD.rawValue
            | MHD_USE_ITC.rawValue
        if isIPv6 { flags |= MHD_USE_DUAL_STACK.rawValue }
        var options = WebCallbacks.options(context: context)
        func add(_ option: MHD_OPTION, _ value: Int, _ pointer: UnsafeMutableRawPointer? = nil) {
            options.append(MHD_OptionItem(option: option, value: value, ptr_value: pointer))
        }
        add(.LISTEN_SOCKET, Int(socket))
        add(.CONNECTION_MEMORY_LIMIT, core.limits.head)
        add(.CONNECTION_LIMIT, core.limits.connections)
        add(.PER_IP_CONNECTION_LIMIT, core.limits.connectionsPerAddress)
        add(.CONNECTION_TIMEOUT, core.limits.idle)
        guard let credentials else {
            add(.END, 0)
            return pendamping_mhd_start(flags, WebCallbacks.access, context, options)
        }
        // libmicrohttpd reads both texts, zero-ended, while it starts.
        var certificate = credentials.certificate + [0]
        var key = credentials.key + [0]
        defer {
            key.withUnsafeMutableBytes { bytes in
                bytes.baseAddress.map { explicit_bzero($0, bytes.count) }
            }
        }
        flags |= MHD_USE_TLS.rawValue
        var priorities = Array(tlsPriorities.utf8) + [0]
        return certificate.withUnsafeMutableBytes { certificate in
            key.withUnsafeMutableBytes { key in
                priorities.withUnsafeMutableBytes { priorities in
                    add(.HTTPS_MEM_CERT, 0, certificate.baseAddress)
                    add(.HTTPS_MEM_KEY, 0, key.baseAddress)
                    add(.HTTPS_PRIORITIES, 0, priorities.baseAddress)
                    add(.END, 0)
                    return pendamping_mhd_start(flags, WebCallbacks.access, context, options)
                }
            }
        }
    }

    /// TLS 1.2 and 1.3, in GnuTLS's words.
    private static let tlsPriorities = "NORMAL:-VERS-TLS1.0:-VERS-TLS1.1:-VERS-DTLS-ALL"
}
