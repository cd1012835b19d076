import Screen

/// One family's page, turned to another side; the data is the same.
package enum FamilyView: Int, CaseIterable, Sendable {
    /// *Siklus hidup*: member by member.
    case cycle
    /// *Pilar*: the four pillars of social welfare.
    case pillars
    /// *Program*
    case programmes
    /// *Linimasa*: everything with who and when.
    case timeline
    /// *Kemajuan*: from year to year.
    case progress

    func turned(by step: Int) -> FamilyView {
        let count = Self.allCases.count
        return Self.allCases[(rawValue + step + count) % count]
    }
}

/// The line above the page that tells the views, the present one marked.
struct FamilyViewBar {
    struct Item {
        let view: FamilyView
        let text: SafeText
        let columns: Range<Int>
    }

    /// Below this height the line would take the page's room.
    static let leastHeight = 6

    /// All views where they fit; else the present one with its place.
    static func items(_ present: FamilyView, width: Int, _ words: Words) -> [Item] {
        let all = row(FamilyView.allCases.map { ($0, words.name(of: $0)) })
        if let last = all.last, last.columns.upperBound <= width { return all }
        let place =
            "\(words.name(of: present)) \(present.rawValue + 1)/\(FamilyView.allCases.count)"
        return row([(present, place)])
    }

    private static func row(_ names: [(FamilyView, String)]) -> [Item] {
        var x = 1
        return names.map { view, name in
            let text = SafeText(" " + name + " ")
            defer { x += text.width }
            return Item(view: view, text: text, columns: x..<x + text.width)
        }
    }

    static func draw(_ present: FamilyView, into canvas: inout Canvas, _ scene: Scene) {
        canvas.fill(canvas.bounds.row(0), style: scene.style(.listHeader))
        for item in items(present, width: canvas.bounds.width, scene.words) {
            let isHere = item.view == present
            let room = max(0, canvas.bounds.width - item.columns.lowerBound)
            canvas.put(
                item.text.cut(to: room),
                at: Point(item.columns.lowerBound, 0),
                style: scene.style(isHere ? .chipActive : .listHeader),
            )
        }
    }
}
