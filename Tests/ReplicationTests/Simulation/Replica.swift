import Replication

/// One machine of a simulation.
final class Replica {
    enum Role {
        case server, hub, laptop
    }

    let place: Int
    let role: Role
    let peer: FakePeer
    /// Where a laptop usually goes; the server for the hub.
    let home: Int
    /// Counts crashes: a session of an earlier life is dead.
    var life = 0
    /// Not before this time does it answer again.
    var downUntil = 0
    /// The login is refused until then.
    var lockedUntil = 0
    var backups: [FakeData] = []
    /// Revisions it has acknowledged to a session, and when; forgotten with a restore.
    var acknowledged: [AcknowledgedKey: Int] = [:]

    struct AcknowledgedKey: Hashable {
        let id: String
        let revision: String
    }

    init(place: Int, role: Role, home: Int, _ settings: FakePeer.Settings) {
        self.place = place
        self.role = role
        self.home = home
        peer = FakePeer(settings)
    }
}

extension Simulation {
    /// A server, often a hub, and laptops: three to five in all.
    func build() {
        roughness = pick([0, 2, 5, 10, 20])
        let count = pick(3...5)
        let hasHub = count > 3 && happens(60)
        for place in 0..<count {
            let role: Replica.Role = place == 0 ? .server : place == 1 && hasHub ? .hub : .laptop
            var settings = FakePeer.Settings(identity: "replica-\(place)")
            settings.sequences =
                role == .laptop ? .number : pick([.number, .text, .array, .opaque])
            settings.revisionLimit = mutant == .shortStem ? 2 : 1000
            if role != .laptop {
                settings.kind = role == .server ? .server : .desk
                settings.server = "uuid-\(place)"
                settings.validation = Simulation.refusal
            }
            let home = role == .laptop && hasHub && happens(60) ? 1 : 0
            replicas.append(Replica(place: place, role: role, home: home, settings))
        }
    }

    var laptops: [Replica] {
        replicas.filter { $0.role == .laptop }
    }

    var hub: Replica? {
        replicas.first { $0.role == .hub }
    }

    /// The rule of server and hub.
    private static func refusal(_ document: RevisionWithHistory) -> BulkAnswer.Refusal? {
        guard document.body["bad"] != nil else { return nil }
        return BulkAnswer.Refusal(
            id: document.id,
            revision: document.revision,
            error: "forbidden",
            reason: "no author",
        )
    }
}
