internal import CMicrohttpd
internal import Glibc

/// An answer as libmicrohttpd takes it.
enum WebResponse {
    static func queue(
        _ answer: WebAnswer,
        for web: WebConnection,
        _ core: WebCore,
        on handle: OpaquePointer,
    ) -> MHD_Result {
        let response: OpaquePointer?
        switch answer.body {
        case .bytes(let bytes):
            core.sends(answer.status, bytes: bytes.count, web)
            response = bytes.withUnsafeBytes { memory in
                pendamping_mhd_response(
                    memory.count,
                    UnsafeMutableRawPointer(mutating: memory.baseAddress),
                    .RESPMEM_MUST_COPY,
                )
            }
        case .pieces(let pieces):
            core.sends(answer.status, bytes: 0, web)
            let source = Unmanaged.passRetained(PieceSource(pieces, web, core))
            response = pendamping_mhd_response_from_callback(
                UInt64.max,
                PieceSource.blockSize,
                PieceSource.read,
                source.toOpaque(),
                PieceSource.free,
            )
            if response == nil { source.release() }
        }
        guard let response else { return .NO }
        defer { pendamping_mhd_destroy(response) }
        for (name, value) in answer.headers + [("Server", "pendamping")] {
            pendamping_mhd_add_header(response, name, value)
        }
        return pendamping_mhd_queue(handle, UInt32(answer.status), response)
    }
}

/// An answer's pieces, cut to what libmicrohttpd has room for.
private final class PieceSource {
    static let blockSize = 64 * 1024

    private let pieces: any AnswerPieces
    private let web: WebConnection
    private let core: WebCore
    private var waiting: ArraySlice<UInt8> = []

    init(_ pieces: any AnswerPieces, _ web: WebConnection, _ core: WebCore) {
        self.pieces = pieces
        self.web = web
        self.core = core
    }

    static let read: MHD_ContentReaderCallback = { context, _, memory, room in
        guard let context, let memory else { return PieceSource.failed }
        let source = Unmanaged<PieceSource>.fromOpaque(context).takeUnretainedValue()
        return source.fill(UnsafeMutableRawBufferPointer(start: memory, count: room))
    }

    static let free: MHD_ContentReaderFreeCallback = { context in
        guard let context else { return }
        Unmanaged<PieceSource>.fromOpaque(context).release()
    }

    private func fill(_ room: UnsafeMutableRawBufferPointer) -> Int {
        while waiting.isEmpty {
            do {
                guard let next = try pieces.next() else { return PieceSource.ended }
                waiting = next[...]
            } catch {
                return PieceSource.failed
            }
        }
        let part = waiting.prefix(room.count)
        part.withUnsafeBytes { room.copyMemory(from: $0) }
        waiting = waiting.dropFirst(part.count)
        core.sends(more: part.count, web)
        return part.count
    }

    /// `MHD_CONTENT_READER_END_OF_STREAM` and `MHD_CONTENT_READER_END_WITH_ERROR`, casts in C.
    private static let ended = -1
    private static let failed = -2
}
