import Casework
import Documents

@testable import App
@testable import Caseload

/// What the sample family has of the programmes, and what it has been taught.
extension Sample {
    private static func why(_ text: String, _ value: String = "") -> AlertWhy {
        AlertWhy(id: [.text(text), .value(value)], en: [.text("reason "), .value(value)])
    }

    private static func label(_ text: String) -> Wording {
        // Programmes have their own English words; what is hostile stays so in both languages.
        let hostile = text.unicodeScalars.filter { $0.value < 32 || $0.value > 126 }
        return Wording(id: text, en: "Label" + String(String.UnicodeScalarView(hostile)))
    }

    static func aids() -> [AidStanding] {
        [
            AidStanding(
                programme: "pkh",
                label: label("PKH"),
                holding: .enrolled,
                met: [why("komponen ", "4")],
                unmet: [why("desil ", "7")],
            ),
            AidStanding(
                programme: "sembako",
                label: label("Sembako"),
                met: [why("desil ", "2"), why("bekerja di pemerintah: ", "0")],
            ),
            AidStanding(
                programme: "rst",
                label: label("RST\u{1B}[31m"),
                unmet: [why("rumah layak\u{202E}")],
            ),
            AidStanding(
                programme: "pip",
                label: label("PIP"),
                member: .member("smp"),
                met: [why("SMP, umur ", "14")],
                unknown: [why("layak PIP di Dapodik")],
            ),
            AidStanding(
                programme: "pip",
                label: label("PIP"),
                member: .member("bayi"),
                unmet: [why("tidak sekolah")],
            ),
        ]
    }

    static func course() throws -> CourseStanding {
        CourseStanding(
            course: label("Materi P2K2"),
            topics: [
                .init(
                    code: "a-1",
                    label: label("Memahami perilaku anak"),
                    module: "a",
                    state: .had(try day("2026-03-10")),
                ),
                .init(
                    code: "a-2",
                    label: label("Memulai usaha"),
                    module: "a",
                    state: .missed(try day("2026-09-08"), isExcused: false),
                ),
                .init(
                    code: "a-3",
                    label: label("Rencana aksi"),
                    module: "a",
                    state: .notHeld,
                ),
                .init(
                    code: "b-1",
                    label: label("Cuci tangan\u{1B}[2J"),
                    module: "b",
                    state: .notHeld,
                ),
            ],
            modules: [
                .init(label: label("Pengasuhan"), topics: [0, 1, 2]),
                .init(label: label("Stunting"), topics: [3]),
            ],
        )
    }
}
