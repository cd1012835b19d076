import LocalStore
import Screen

/// Where the records are that the server is not known to have.
extension Words {
    /// `2 di meja, 1 hanya di sini`, or that all are in one place.
    package func whereabouts(_ left: DeliverySum) -> String {
        let local = left.unsent - left.onStick
        let places = [
            (left.atDesk, pick("di meja", "at the desk")),
            (left.onStick, pick("di stik", "on a stick")),
            (local, pick("hanya di sini", "only here")),
        ]
        .filter { $0.0 > 0 }
        guard places.count > 1 else {
            return places.map { pick("semua \($0.1)", "all \($0.1)") }.joined()
        }
        return places.map { "\(number($0.0)) \($0.1)" }.joined(separator: ", ")
    }

    /// That nothing waits, and what that means: an empty queue alone says nothing of the server.
    package func emptyQueue(_ left: DeliverySum) -> String {
        if left.byStick > 0 {
            return pick(
                "Antrean kosong: \(number(left.byStick)) catatan di server menurut stik, belum dipastikan lewat jaringan",
                "The queue is empty: a stick says that the server has \(number(left.byStick)) records; not confirmed online yet",
            )
        }
        return left.hasArrived
            ? pick(
                "Antrean kosong: semua sudah di server",
                "The queue is empty: the server has all",
            )
            : pick(
                "Antrean kosong: belum ada catatan yang perlu dikirim",
                "The queue is empty: there is no record to send yet",
            )
    }

    /// What waits, and where it is meanwhile.
    package func waitingCount(_ left: DeliverySum) -> String {
        guard left.isUnderway else { return waitingCount(left.waiting, refused: left.refused) }
        let queue = pick(
            "Antrean \(number(left.waiting)): \(whereabouts(left)), belum di server. Salinannya tetap aman di laptop ini.",
            "Queue \(number(left.waiting)): \(whereabouts(left)), not on the server yet. The copies here stay safe.",
        )
        return left.refused == 0 ? queue : queue + " " + refusedHere(left.refused) + "."
    }

    package func waitingInQueue(_ left: DeliverySum) -> String {
        let count = number(left.waiting)
        let places = left.isUnderway ? ": " + whereabouts(left) : ""
        return pick(
            "\(count) catatan menunggu di antrean\(places).",
            "\(count) records wait in the queue\(places).",
        )
    }
}

extension DeliverySum {
    /// Whether anything of the queue is at a desk or on a stick.
    var isUnderway: Bool { atDesk + onStick > 0 }

    /// The sign of the queue: how far the last of it has come.
    var queueMark: Mark {
        if unsent > onStick || waiting == 0 { return .local }
        return onStick > 0 ? .stick : .desk
    }
}
