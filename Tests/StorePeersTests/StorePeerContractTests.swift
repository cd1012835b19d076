import LocalStore
import PeerContracts
import Replication
import StorePeers
import Testing

/// The store as a peer keeps to what every peer keeps to.
@Suite struct StorePeerContractTests {
    @Test(arguments: PeerContract.allCases)
    func `a laptop's store is a peer like any other`(contract: PeerContract) throws {
        let bench = try Bench()
        let peer = bench.peer(try bench.create("laptop"), .laptop)
        try peer.begin(with: .side(.server, server: "uuid"))
        try contract.check(peer)
    }

    @Test(arguments: PeerContract.allCases)
    func `a hub's store is a peer like any other before it knows who asks`(
        contract: PeerContract
    ) throws {
        let bench = try Bench()
        try contract.check(bench.peer(try bench.create("hub"), .desk))
    }

    @Test func `a checkpoint over another revision than the newest is a conflict`() throws {
        let bench = try Bench()
        let peer = bench.peer(try bench.create("laptop"), .laptop)
        #expect(throws: PeerError.conflict) {
            _ = try peer.putCheckpoint("x", ["a": 1], revision: "0-1", settled: [])
        }
        let first = try peer.putCheckpoint("x", ["a": 1], revision: nil, settled: [])
        #expect(throws: PeerError.conflict) {
            _ = try peer.putCheckpoint("x", ["a": 2], revision: nil, settled: [])
        }
        _ = try peer.putCheckpoint("x", ["a": 2], revision: first, settled: [])
        #expect(throws: PeerError.conflict) {
            _ = try peer.putCheckpoint("x", ["a": 3], revision: first, settled: [])
        }
        #expect(try peer.localDocument("x")?.body == ["a": 2])
    }
}
