/// Requests of many items: as many at once as the pace allows, fewer where one of them is at fault.
extension ReplicationSession {
    private struct Portion<Item> {
        var items: ArraySlice<Item>
        var failures = 0
    }

    /// Makes requests until every item has gone through or was found to be the culprit.
    ///
    ///     500 refused ── 250 through
    ///                └── 250 refused ── 125 through
    ///                               └── 125 refused ── … ── 1 refused: the culprit
    ///
    /// Halved are requests that are too large, refused as a whole (400), or answered with rubbish as often
    /// as there are tries. Before an item is blamed, the peer must take an empty request of the same kind:
    /// otherwise the fault is not in the contents, and the session ends with it.
    ///
    /// - Parameters:
    ///   - items: Whatever the requests are about.
    ///   - side: The peer asked, for that empty request.
    ///   - request: One request; it may be made again with the same items and must not mind.
    ///   - culprit: Takes what the peer fails at even alone.
    /// - Throws: What no halving and no waiting mends.
    func inPortions<Item>(
        _ items: [Item],
        of side: PeerSide,
        request: ([Item]) throws(PeerError) -> Void,
        culprit: (Item, PeerError) -> Void,
    ) throws(PeerError) {
        var portions = [Portion(items: items[...])]
        while var portion = portions.popLast() {
            let size = paces[side]?.size ?? 1
            if portion.items.count > size {
                portions.append(Portion(items: portion.items.dropFirst(size)))
                portion.items = portion.items.prefix(size)
            }
            try stopIfCancelled()
            let started = options.now()
            let failure: PeerError
            do throws(PeerError) {
                try request(Array(portion.items))
                paces[side]?.took(options.now() - started, for: portion.items.count)
                tell(step)
                continue
            } catch {
                failure = error
            }
            portion.failures += 1
            switch failure.remedy {
            case .wait where portion.failures < options.tries:
                paces[side]?.failed(portion.items.count)
                try pause(after: portion.failures, failure)
                portions.append(portion)
                continue
            case .wait:
                guard case .garbled = failure else { throw failure }
            case .halve:
                if failure == .tooLarge { paces[side]?.wasTooLarge(portion.items.count) }
            case .none:
                throw failure
            }
            tell(step)
            try probe(side)
            guard portion.items.count > 1 else {
                for item in portion.items { culprit(item, failure) }
                continue
            }
            let middle = portion.items.startIndex + portion.items.count / 2
            // A half that gets no further than the whole has had its tries.
            let failures = failure.isTransient ? options.tries - 1 : 0
            portions.append(Portion(items: portion.items[middle...], failures: failures))
            portions.append(Portion(items: portion.items[..<middle], failures: failures))
        }
    }

    /// Makes sure, once, that the peer takes a request with nothing in it.
    private func probe(_ side: PeerSide) throws(PeerError) {
        guard !probed.contains(side) else { return }
        try ask { () throws(PeerError) in
            switch side {
            case .source: _ = try self.source.bulkGet([])
            case .target: _ = try self.target.bulkDocs([])
            }
        }
        probed.insert(side)
    }
}

extension PeerError {
    fileprivate enum Remedy {
        case wait, halve, none
    }

    /// What may help a request of many items.
    fileprivate var remedy: Remedy {
        switch self {
        case .tooLarge: .halve
        // 400 and 422: something in it is not as it should be.
        case .refused(status: 400, _, _), .refused(status: 422, _, _): .halve
        default: isTransient ? .wait : .none
        }
    }
}
