import Testing

@testable import Screen

struct ThemeTests {
    private func read(_ entries: ThemeValue) throws(ThemeError) -> Theme {
        try Theme(name: "uji", entries: entries)
    }

    private func roles(_ roles: [String: ThemeValue]) -> ThemeValue {
        .table(["roles": .table(roles)])
    }

    @Test func `every role has a name of its own and ends at text`() {
        #expect(Set(Role.allCases.map(\.name)).count == Role.allCases.count)
        #expect(Role.listSelected.name == "list.selected")
        #expect(Role.stateTidakBerlaku.name == "state.tidakBerlaku")
        #expect(Role.listSelected.parent == .list)
        #expect(Role.list.parent == .text)
        #expect(Role.text.parent == nil)
        for role in Role.allCases { #expect(Role(name: role.name) == role) }
    }

    @Test func `a role takes from its parents what the theme does not say`() throws {
        let theme = try read(
            roles([
                "text": .table(["fg": .number(250), "bg": .number(16)]),
                "list": .table(["bg": .list([.number(20), .number(4), .text("blue")])]),
                "list.selected": .table(["attr": .list([.text("bold")])]),
            ])
        )
        let selected = theme.style(.listSelected)
        #expect(selected.foreground == Colour(250))
        #expect(selected.background == Colour(20))
        #expect(selected.attributes == .bold)
        #expect(theme.at(.sixteen).style(.listSelected).background == Colour(4))
        #expect(theme.at(.eight).style(.listSelected).foreground == Colour(7))
        #expect(theme.at(.mono).style(.listSelected) == Style(attributes: .bold))
    }

    @Test func `an ink shows on the page and gives way on a coloured surface`() throws {
        let theme = try read(
            roles([
                "text": .table(["fg": .number(16), "bg": .number(231)]),
                "list.selected": .table(["fg": .number(231), "bg": .number(16)]),
                "state.patuh": .table(["fg": .number(22), "attr": .list([.text("bold")])]),
            ])
        )
        #expect(theme.style(.statePatuh, on: .list).foreground == Colour(22))
        let selected = theme.style(.statePatuh, on: .listSelected)
        #expect(selected.foreground == Colour(231))
        #expect(selected.background == Colour(16))
        #expect(selected.attributes == .bold)
    }

    @Test(
        arguments: [
            (ThemeValue.text("x"), "", ThemeError.Reason.wrongType(needed: "table")),
            (.table(["warna": .table([:])]), "warna", .unknownMember("warna")),
            (.table(["roles": .number(1)]), "roles", .wrongType(needed: "table")),
            (
                .table(["roles": .table(["daftar": .table([:])])]),
                "roles.daftar", .unknownRole("daftar"),
            ),
            (
                .table(["roles": .table(["list": .table(["fg": .number(256)])])]),
                "roles.list.fg", .colourOutOfRange(limit: 255),
            ),
            (
                .table(["roles": .table(["list": .table(["fg": .number(1.5)])])]),
                "roles.list.fg", .colourOutOfRange(limit: 255),
            ),
            (
                .table(["roles": .table(["list": .table(["fg": .text("merah")])])]),
                "roles.list.fg", .unknownColour("merah"),
            ),
            (
                .table([
                    "roles": .table([
                        "list": .table(["bg": .list([.number(1), .number(16), .number(0)])])
                    ])
                ]),
                "roles.list.bg[1]", .colourOutOfRange(limit: 15),
            ),
            (
                .table(["roles": .table(["list": .table(["bg": .list([.number(1)])])])]),
                "roles.list.bg", .colourCount(1),
            ),
            (
                .table(["roles": .table(["list": .table(["attr": .list([.text("blink")])])])]),
                "roles.list.attr[0]", .unknownAttribute("blink"),
            ),
            (
                .table(["marks": .table(["lulus": .text("v")])]), "marks.lulus",
                .unknownMark("lulus"),
            ),
            (.table(["marks": .table(["patuh": .text("ya")])]), "marks.patuh", .markWidth(2)),
            (.table(["marks": .table(["patuh": .text("")])]), "marks.patuh", .markWidth(0)),
        ]
    )
    func `a fault is told with its place`(
        entries: ThemeValue,
        path: String,
        reason: ThemeError.Reason,
    ) {
        #expect(throws: ThemeError(path: path, reason: reason)) { try read(entries) }
    }

    @Test(arguments: ["\u{1B}", "\u{7}", "\u{200B}", "\u{202E}", "v\u{1B}", "\u{9B}"])
    func `a mark that holds what cannot be seen is refused`(sign: String) {
        #expect(throws: ThemeError(path: "marks.patuh", reason: .invisibleMark)) {
            try read(.table(["marks": .table(["patuh": .text(sign)])]))
        }
    }

    @Test func `the check finds what is missing, alike, too faint and unknown`() throws {
        let findings = ThemeCheck.findings(
            try read(
                .table([
                    "roles": .table([
                        "text": .table(["fg": .number(244), "bg": .number(231)]),
                        "state.patuh": .table(["fg": .text("terminal")]),
                    ]),
                    "marks": .table(["patuh": .text("v"), "tidak": .text("v")]),
                ])
            )
        )
        #expect(findings.contains(.missingRole(.listSelected)))
        // Also what would look like its parent: by oversight as like as by wish.
        #expect(findings.contains(.missingRole(.listMarked)))
        #expect(!findings.contains(.missingRole(.text)))
        #expect(findings.contains(.missingMark(.izin)))
        #expect(findings.contains(.sameMark(.patuh, .tidak)))
        #expect(findings.contains(.indistinct(.listSelected, .full)))
        #expect(findings.contains(.unknownContrast(.statePatuh, on: .statePatuh, .full)))
        let faint = findings.contains {
            if case .lowContrast(.text, on: .text, .full, let ratio, 4.5) = $0 {
                return abs(ratio - 3.95) < 0.01
            }
            return false
        }
        #expect(faint)
    }

    @Test func `contrast is that of WCAG`() throws {
        let black = try #require(ReferencePalette.rgb(Colour(known: 16)))
        let white = try #require(ReferencePalette.rgb(Colour(known: 231)))
        #expect(abs(Contrast.ratio(black, white) - 21) < 0.001)
        #expect(Contrast.ratio(white, white) == 1)
        #expect(ReferencePalette.rgb(.terminal) == nil)
        #expect(
            ReferencePalette.rgb(Colour(known: 110))
                == ReferencePalette.RGB(red: 0x87, green: 0xAF, blue: 0xD7)
        )
        #expect(
            ReferencePalette.rgb(Colour(known: 244))
                == ReferencePalette.RGB(red: 0x80, green: 0x80, blue: 0x80)
        )
    }
}
