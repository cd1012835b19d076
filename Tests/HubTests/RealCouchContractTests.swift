import PeerContracts
import Replication
import TestSupport
import Testing

/// A real CouchDB keeps to what every peer keeps to, however it is spoken to.
@Suite(.enabled(if: RealCouch.isNamed, Comment(rawValue: RealCouch.hint)))
struct RealCouchContractTests {
    enum Way: String, CaseIterable {
        case session, basic, packed
    }

    @Test(arguments: PeerContract.allCases, Way.allCases)
    func `a CouchDB is a peer like any other`(contract: PeerContract, way: Way) throws {
        let couch = try RealCouch()
        // A cluster may answer a feed from a copy that has not caught up yet; a replication asks again later.
        for attempt in 1... {
            do {
                return try check(contract, way, couch)
            } catch is ContractBroken where attempt < 6 {
                continue
            }
        }
    }

    private func check(_ contract: PeerContract, _ way: Way, _ couch: RealCouch) throws {
        let database = RealCouch.freshName()
        try couch.json("PUT", "/" + database)
        defer { couch.remove(databases: [database], replications: [], logins: []) }
        let peer = CouchPeer(
            ServerConnection(
                url: couch.url,
                login: Login(name: couch.admin.name, password: couch.admin.password),
                authentication: way == .basic ? .basic : .session,
                packing: way == .packed ? .always : .never,
            ),
            database: database,
            cancellation: Cancellation(),
        )
        try contract.check(peer)
    }
}
