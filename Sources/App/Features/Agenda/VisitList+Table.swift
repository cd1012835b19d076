import Caseload
import Casework
import Reports

extension VisitList {
    /// The list as a table to be printed: one row for each errand, a stop's place and address in its first.
    package func table() -> ReportTable {
        let (indonesian, english) = (Words(.indonesian), Words(.english))
        func both(_ text: (Words) -> String) -> Wording {
            Wording(id: text(indonesian), en: text(english))
        }
        var rows: [[ReportTable.Cell]] = []
        for stop in stops {
            for (number, errand) in stop.errands.enumerated() {
                let isFirst = number == 0
                rows.append([
                    isFirst ? .wording(both { $0.text(stop.place) }) : .empty,
                    isFirst ? .text(stop.name) : .empty,
                    isFirst && !stop.address.isEmpty ? .text(stop.address) : .empty,
                    isFirst && !stop.phone.isEmpty ? .text(stop.phone) : .empty,
                    .text(errand.person),
                    .wording(both { $0.text(errand) }),
                    errand.day.map(ReportTable.Cell.day) ?? .empty,
                    .empty,
                ])
            }
        }
        return ReportTable(
            title: both { $0.visitsTitle(day) },
            columns: [
                .init(both { $0.placeHead }), .init(both { $0.familyHead }),
                .init(both { $0.addressHead }), .init(both { $0.phoneHead }),
                .init(both { $0.personHead }), .init(both { $0.errandHead }),
                .init(both { $0.untilHead }), .init(both { $0.doneHead }),
            ],
            rows: rows,
        )
    }
}

extension VisitList.Errand {
    /// The member it is about; empty for the whole family.
    var person: String {
        switch self {
        case .item(let item): item.family == nil ? "" : item.name
        case .alert(let alert): alert.memberName
        }
    }

    var day: Day? {
        switch self {
        case .item(let item): item.day
        case .alert: nil
        }
    }
}
