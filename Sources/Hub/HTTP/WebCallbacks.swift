internal import CMicrohttpd
internal import Glibc

/// What libmicrohttpd calls, on its own threads: each finds our objects and hands on.
enum WebCallbacks {
    static func options(context: UnsafeMutableRawPointer) -> [MHD_OptionItem] {
        [
            item(.NOTIFY_CONNECTION, unsafeBitCast(connection, to: Int.self), context),
            item(.URI_LOG_CALLBACK, unsafeBitCast(requestLine, to: Int.self), context),
            item(.NOTIFY_COMPLETED, unsafeBitCast(completed, to: Int.self), context),
            item(.UNESCAPE_CALLBACK, unsafeBitCast(unescape, to: Int.self), context),
        ]
    }

    private static func item(
        _ option: MHD_OPTION,
        _ function: Int,
        _ context: UnsafeMutableRawPointer,
    ) -> MHD_OptionItem {
        MHD_OptionItem(option: option, value: function, ptr_value: context)
    }

    /// A connection comes or goes; our object lives between the two.
    private static let connection: MHD_NotifyConnectionCallback = { context, handle, slot, code in
        guard let context, let handle, let slot else { return }
        let core = Unmanaged<WebCore>.fromOpaque(context).takeUnretainedValue()
        if code == .CONNECTION_NOTIFY_STARTED {
            let web = WebConnection(
                socket: socket(handle),
                address: address(handle),
                now: SteadyClock.now,
            )
            core.begin(web)
            slot.pointee = Unmanaged.passRetained(web).toOpaque()
        } else if let pointer = slot.pointee {
            let web = Unmanaged<WebConnection>.fromOpaque(pointer).takeRetainedValue()
            core.end(web)
            slot.pointee = nil
        }
    }

    /// The first line of a request, before its headers; what we return is the request's own context.
    private static let requestLine:
        @convention(c) (
            UnsafeMutableRawPointer?, UnsafePointer<CChar>?, OpaquePointer?
        ) -> UnsafeMutableRawPointer? = { _, line, handle in
            guard let line, let handle,
                let information = pendamping_mhd_connection_info(
                    handle,
                    .CONNECTION_INFO_SOCKET_CONTEXT,
                ), let pointer = information.pointee.socket_context
            else { return nil }
            let web = Unmanaged<WebConnection>.fromOpaque(pointer).takeUnretainedValue()
            web.rawTarget = Array(UnsafeRawBufferPointer(start: line, count: strlen(line)))
            web.exchange = nil
            return pointer
        }

    static let access: MHD_AccessHandlerCallback = {
        context,
        handle,
        _,
        method,
        _,
        data,
        size,
        slot in
        guard let context, let handle, let method, let size, let pointer = slot?.pointee else {
            return .NO
        }
        let core = Unmanaged<WebCore>.fromOpaque(context).takeUnretainedValue()
        let web = Unmanaged<WebConnection>.fromOpaque(pointer).takeUnretainedValue()
        guard let exchange = web.exchange else {
            let answer = core.admit(
                web,
                method: String(cString: method),
                headers: headers(handle),
            )
            guard let answer else { return .YES }
            return WebResponse.queue(answer, for: web, core, on: handle)
        }
        if size.pointee > 0 {
            let part = UnsafeRawBufferPointer(start: data, count: size.pointee)
            size.pointee = 0
            return core.receive(part, exchange, web) ? .YES : .NO
        }
        return WebResponse.queue(core.answer(exchange, web), for: web, core, on: handle)
    }

    private static let completed: MHD_RequestCompletedCallback = { context, _, slot, _ in
        guard let context, let pointer = slot?.pointee else { return }
        let core = Unmanaged<WebCore>.fromOpaque(context).takeUnretainedValue()
        core.finish(Unmanaged<WebConnection>.fromOpaque(pointer).takeUnretainedValue())
        slot?.pointee = nil
    }

    /// Leaves paths and queries as they came: an id may hold a slash, and we decode part by part.
    private static let unescape:
        @convention(c) (
            UnsafeMutableRawPointer?, OpaquePointer?, UnsafeMutablePointer<CChar>?
        ) -> Int = { _, _, text in
            text.map { strlen($0) } ?? 0
        }

    private static func socket(_ handle: OpaquePointer) -> Int32 {
        pendamping_mhd_connection_info(handle, .CONNECTION_INFO_CONNECTION_FD)?.pointee
            .connect_fd ?? -1
    }

    private static func address(_ handle: OpaquePointer) -> String {
        let information = pendamping_mhd_connection_info(
            handle,
            .CONNECTION_INFO_CLIENT_ADDRESS,
        )
        return SocketAddress.text(information?.pointee.client_addr)
    }

    private static func headers(_ handle: OpaquePointer) -> [String: String] {
        var found: [String: String] = [:]
        withUnsafeMutablePointer(to: &found) { pointer in
            _ = pendamping_mhd_connection_values(
                handle,
                .HEADER_KIND,
                { context, _, name, value in
                    guard let context, let name else { return .YES }
                    let headers = context.assumingMemoryBound(to: [String: String].self)
                    let key = String(cString: name).lowercased()
                    let text = value.map { String(cString: $0) } ?? ""
                    // Of two with one name the first stands.
                    if headers.pointee[key] == nil { headers.pointee[key] = text }
                    return .YES
                },
                pointer,
            )
        }
        return found
    }
}
