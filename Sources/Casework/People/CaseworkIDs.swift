import Documents

/// Ids as the kinds of this program make them. All but the row key is plain.
extension DocumentID {
    package static func register(_ kind: DocumentKind, rowKey: String) -> DocumentID {
        DocumentID(kind.rawValue + ":" + rowKey)
    }

    package static func family(_ rowKey: String) -> DocumentID {
        register(.family, rowKey: rowKey)
    }

    package static func member(_ rowKey: String) -> DocumentID {
        register(.member, rowKey: rowKey)
    }

    package static func facility(_ rowKey: String) -> DocumentID {
        register(.facility, rowKey: rowKey)
    }

    package static func group(_ rowKey: String) -> DocumentID {
        register(.group, rowKey: rowKey)
    }

    package static func programme(_ id: String) -> DocumentID {
        register(.programme, rowKey: id)
    }

    /// `check:<member>:<obligation>:<period>`: two laptops that record the same fact meet in one document.
    package static func check(
        member: DocumentID,
        obligation: String,
        period: PeriodID,
    ) -> DocumentID {
        DocumentID("check:\(member.rowKey):\(obligation):\(period)")
    }

    /// `event:<member>:<service>:<date>`.
    package static func event(member: DocumentID, service: String, date: Day) -> DocumentID {
        DocumentID("event:\(member.rowKey):\(service):\(date)")
    }

    /// What the id of a check or service says by itself: the member, the obligation or service, the period or day.
    ///
    /// All that is left of a record that somebody else has taken back before it ever came here.
    package var cell: (member: DocumentID, what: String, when: String)? {
        guard documentKind == .check || documentKind == .event else { return nil }
        let parts = rowKey.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
        return (.member(String(parts[0])), String(parts[1]), String(parts[2]))
    }

    /// The text before the first colon; the whole id if it has none.
    package var documentKind: DocumentKind {
        let text = rawValue
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else {
            return DocumentKind(rawValue: text)
        }
        return DocumentKind(rawValue: String(text[..<colon]))
    }

    /// What follows the first colon; the whole id if it has none.
    package var rowKey: Substring {
        let text = rawValue
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return text[...] }
        return text[text.utf8.index(after: colon)...]
    }
}
