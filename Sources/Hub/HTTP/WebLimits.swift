/// What one caller, and all of them together, may ask of the server.
package struct WebLimits: Sendable {
    /// Bytes of a request's line and headers; libmicrohttpd answers 431 beyond it.
    package var head = 64 * 1024
    /// Bytes of one body, compressed or not; 413 beyond it.
    ///
    /// CouchDB's own limit is higher, its batches are not.
    package var body = 64 * 1024 * 1024
    /// Bytes of all bodies that are being received or worked on; 503 beyond it.
    package var bodiesTogether = 192 * 1024 * 1024
    package var connections = 128
    /// A village office behind one router has one address.
    package var connectionsPerAddress = 48
    /// Seconds without a byte either way before a connection is closed.
    package var idle = 60
    /// Seconds until a request's head must be there, and the grace before `slowest` counts.
    package var patience = 60
    /// Bytes a second that a body must average beyond `patience`, either way.
    package var slowest = 256
    /// Seconds that running requests are given at the end.
    package var ending = 30

    package init() {}
}
