import LocalStore

extension DeliveryState {
    /// The state's name in JSON, the same as the design's English terms.
    var name: String {
        switch self {
        case .local: "local"
        case .stick: "stick"
        case .desk: "desk"
        case .serverByStick: "server-by-stick"
        case .server: "server"
        case .accepted: "accepted"
        case .refusedByOffice: "refused-by-office"
        case .refusedByServer: "refused-by-server"
        }
    }
}
