/// What somebody tells of a revision's way: an answer, a receipt, a decision.
package struct DeliveryNews: Sendable, Equatable {
    package var state: DeliveryState
    /// Whether it came by stick, and so says nothing for certain of the server.
    package var byStick: Bool
    package var reason: String?

    package init(_ state: DeliveryState, byStick: Bool = false, reason: String? = nil) {
        self.state = state
        self.byStick = byStick || state == .serverByStick
        self.reason = reason
    }

    /// What is known after `news`: better news stand, worse news do not take them back.
    ///
    ///     local → stick → desk → (refused by the server) → server, says the stick → server → decided
    ///
    /// A refusal the server gave us itself outweighs what a stick says. The office's last decision
    /// stands; one that came by stick about a revision nobody has confirmed is shown, and stays
    /// unconfirmed until the server's own word.
    func hearing(_ news: DeliveryNews) -> DeliveryNews {
        switch news.state {
        case .local: return self
        case .stick, .desk: return news.state > state ? news : self
        case .serverByStick: return state < .serverByStick ? news : self
        case .server:
            guard isDecided else { return DeliveryNews(.server) }
            return DeliveryNews(state, reason: reason)
        case .refusedByServer:
            let outweighed: DeliveryState = news.byStick ? .refusedByServer : .serverByStick
            return state <= outweighed ? DeliveryNews(.refusedByServer, reason: news.reason) : self
        case .accepted, .refusedByOffice:
            let isConfirmed = !news.byStick || state.isSafeElsewhere && !byStick
            return DeliveryNews(news.state, byStick: !isConfirmed, reason: news.reason)
        }
    }

    /// Whether it says that somebody has the revision, and nothing else.
    var isPlainArrival: Bool {
        switch state {
        case .stick, .desk, .server: !byStick && reason == nil
        case .local, .serverByStick, .accepted, .refusedByOffice, .refusedByServer: false
        }
    }

    private var isDecided: Bool { state == .accepted || state == .refusedByOffice }
}
