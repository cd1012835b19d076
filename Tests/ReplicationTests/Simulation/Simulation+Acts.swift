import Documents
import Replication

/// What happens in the field, one thing at a time.
extension Simulation {
    func act() {
        now += pick(0...20_000)
        switch pick(0...99) {
        case 0..<40: edit(pick(laptops))
        case 40..<75: syncSomebody()
        case 75..<80: crash(pick(replicas))
        case 80..<86: toggleCut()
        case 86..<88: backUpOne()
        case 88..<91: restoreOne()
        case 91..<93: changeServer()
        case 93..<94:
            pick(replicas.filter { $0.role != .laptop }).lockedUntil = now + pick(0...60_000)
        case 94..<96: damageOne()
        case 96..<98: deliverLate()
        default: now += pick(0...3_600_000)
        }
    }

    /// Something happens while a request is under way.
    func interleave() {
        guard !isHealing, depth < 3, happens(6) else { return }
        let (before, stolenBefore) = (now, stolen)
        depth += 1
        switch pick(0...9) {
        case 0..<4: edit(pick(laptops))
        case 4..<6: syncSomebody()
        case 6: backUpOne()
        case 7: if let session = running.last { session.cancellation.cancel() }
        default: act()
        }
        depth -= 1
        // Sessions in there have counted what was stolen from them.
        stolen = stolenBefore + now - before
    }

    private func syncSomebody() {
        guard depth < 3 else { return }
        if let hub, happens(25) {
            sync(hub, with: replicas[0])
        } else {
            let laptop = pick(laptops)
            let other =
                happens(85) ? replicas[laptop.home] : pick(replicas.filter { $0.role != .laptop })
            sync(laptop, with: other)
        }
    }

    /// The machine stops; sessions it runs end, sessions with it see a dead link for a while.
    func crash(_ replica: Replica) {
        tally.crashes += 1
        replica.peer.crash()
        replica.life += 1
        replica.downUntil = now + pick(0...120_000)
        late.removeAll { $0.replica == replica.place }
    }

    private func toggleCut() {
        let one = pick(0...replicas.count - 1)
        let pairing = Pairing(one, (one + pick(1...replicas.count - 1)) % replicas.count)
        if cuts.remove(pairing) == nil { cuts.insert(pairing) }
    }

    private func backUpOne() {
        let replica = pick(replicas.filter { $0.role != .laptop })
        replica.backups.append(replica.peer.durable)
    }

    /// A restore takes longer than any session waits, and no request outlives it.
    private func restoreOne() {
        let replica = pick(replicas.filter { $0.role != .laptop })
        guard !replica.backups.isEmpty else { return }
        tally.restores += 1
        crash(replica)
        replica.peer.restore(pick(replica.backups))
        replica.acknowledged = [:]
        for session in running where session.has(replica) { session.isCutForGood = true }
    }

    private func changeServer() {
        let replica = pick(replicas.filter { $0.role != .laptop })
        replica.peer.settings.hasQuorum = happens(50)
        replica.peer.settings.mostBytes = happens(50) ? Int.max : pick(200...4000)
    }

    /// A page of a laptop's disk goes bad; healing mends it.
    private func damageOne() {
        let peer = pick(laptops).peer
        let documents = peer.data.documents.sorted { $0.key < $1.key }
        guard !documents.isEmpty else { return }
        let (id, document) = pick(documents)
        guard let leaf = document.tree.winner else { return }
        peer.data.damage(id, leaf.revision)
        peer.flush()
    }

    func deliverLate() {
        guard !late.isEmpty else { return }
        let request = late.remove(at: pick(0...late.count - 1))
        guard replicas[request.replica].downUntil <= now else { return }
        request.execute()
    }
}
