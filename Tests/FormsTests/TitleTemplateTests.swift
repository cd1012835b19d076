import Testing

@testable import Forms

@Suite struct TitleTemplateTests {
    /// `{hasil}, {kg} kg` as parts.
    private static func template(_ text: String) -> TitleTemplate {
        var parts: [TitleTemplate.Part] = []
        for piece in text.split(separator: "{", omittingEmptySubsequences: false) {
            guard let end = piece.firstIndex(of: "}") else {
                if !piece.isEmpty { parts.append(.text(String(piece))) }
                continue
            }
            parts.append(.answer(String(piece[..<end])))
            let rest = piece[piece.index(after: end)...]
            if !rest.isEmpty { parts.append(.text(String(rest))) }
        }
        return TitleTemplate(parts: parts)
    }

    @Test(
        arguments: [
            ("{a}, {b}", ["a": "Gagal salur", "b": "Rp 5"], "Gagal salur, Rp 5"),
            ("{a}, {b}", ["a": "Gagal salur"], "Gagal salur"),
            ("{a}, {b}", ["b": "Rp 5"], "Rp 5"),
            ("{a}, {b}, {c}", ["a": "x", "c": "z"], "x, z"),
            ("{a}: {b} jiwa", ["a": "Banjir"], "Banjir"),
            ("{a}: {b} jiwa", ["a": "Banjir", "b": "12"], "Banjir: 12 jiwa"),
            ("{a}, {b} kg", ["a": "Cair", "b": "20 kg"], "Cair, 20 kg"),
            ("{a} porsi, {b}", ["b": "Balai desa"], "Balai desa"),
            ("{a} {b}: {c}", ["a": "KUBE", "c": "Rp 7"], "KUBE: Rp 7"),
            ("{a} ({b})", ["a": "KUBE", "b": "aktif"], "KUBE (aktif)"),
            ("{a} ({b})", ["a": "KUBE"], "KUBE "),
            ("Survei {a}", [:], "Survei "),
            ("{a}, {b}", [:], ""),
        ] as [(String, [String: String], String)]
    )
    func `an answer that is not there takes its words along`(
        text: String,
        answers: [String: String],
        line: String,
    ) {
        #expect(Self.template(text).filled { answers[$0] ?? "" } == line)
    }
}
