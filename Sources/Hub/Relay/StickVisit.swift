import Documents
import LocalStore
import Replication
import StorePeers

/// A worker's stick at the desk: what it carries comes into her database, what waits for her goes onto it.
package enum StickVisit {
    /// Why a stick could not be taken in.
    package enum Failure: Error, Sendable, Equatable {
        case stick(StickError)
        /// The desk has no database of this name: her login is not in the workers' file.
        case unknownDatabase(String)
        case peer(PeerError)
    }

    /// What moved.
    package struct Report: Sendable, Equatable {
        package let database: String
        package let taken: ReplicationReport
        package let given: ReplicationReport
    }

    /// Both ways; whatever had arrived before an error stays, on the desk and on the stick.
    package static func run(
        _ stick: Stick,
        _ desk: Desk,
        cancellation: Cancellation = Cancellation(),
    ) throws(Failure) -> Report {
        guard let database = desk.database(stick.database) else {
            throw .unknownDatabase(stick.database)
        }
        let own = StorePeer(database.store, kind: .desk)
        let options = ReplicationOptions(
            now: { StoreOptions.systemClock() },
            random: { Double.random(in: 0...1) },
            cancellation: cancellation,
        )
        do throws(PeerError) {
            let taken = try Replication(from: stick.peer, to: own, options).run()
            database.noteArrival()
            let given = try Replication(from: own, to: stick.peer, options).run()
            return Report(database: database.name, taken: taken, given: given)
        } catch {
            throw .peer(error)
        }
    }
}
