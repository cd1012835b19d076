import PeerContracts
import Replication
import TestSupport
import Testing

/// A desk over HTTP keeps to what every peer keeps to.
@Suite struct CouchPeerContractTests {
    @Test(arguments: PeerContract.allCases)
    func `a desk over HTTP is a peer like any other`(contract: PeerContract) throws {
        try check(contract, try TestHub())
    }

    @Test(arguments: [PeerContract.bulkGet, .texts, .bulk])
    func `a desk over TLS is a peer like any other`(contract: PeerContract) throws {
        try check(contract, try TestHub(isSecure: true))
    }

    private func check(_ contract: PeerContract, _ hub: TestHub) throws {
        defer { hub.stop() }
        try hub.desk.createDatabase("pendamping-siti", members: ["siti"])
        // The transcripts' documents have no type; the office may send such.
        let peer = CouchPeer(
            hub.connection(TestHub.office),
            database: "pendamping-siti",
            cancellation: Cancellation(),
        )
        try contract.check(peer)
    }
}
