import Caseload
import Casework

/// The words of the jobs `duplicates`, `anomalies` and `compare`.
extension Words {
    package var summaryDuplicates: String {
        pick(
            "pasangan data yang mungkin satu orang, dengan skor dan alasannya",
            "pairs of entries that may be one person, with score and reasons",
        )
    }
    package var summaryAnomalies: String {
        pick(
            "data yang tidak mungkin atau janggal, per keluarga",
            "what in the register cannot be right or is odd, family by family",
        )
    }
    package var summaryCompare: String {
        pick(
            "bandingkan daftar desil/DTSEN (CSV) dengan laptop; register tidak diubah",
            "hold a list of deciles (CSV) against the laptop; the register is unchanged",
        )
    }
    package var optionScore: String {
        pick(
            "skor terendah, 0 sampai 100 (biasanya 55)",
            "the lowest score, 0 to 100 (usually 55)",
        )
    }
    package var optionAllAnomalies: String {
        pick("juga catatan ringan", "light oddities too")
    }
    package var optionOut: String {
        pick(
            "tulis beda ke berkas CSV yang hanya dapat dibaca pemiliknya",
            "write the differences to a CSV that only its owner can read",
        )
    }
    package func duplicateCount(_ list: DuplicateList) -> String {
        pick(
            "\(number(list.total)) pasang dari \(number(list.people)) orang; \(number(list.apart)) dinyatakan bukan ganda.",
            "\(number(list.total)) pairs of \(number(list.people)) people; \(number(list.apart)) said to be two persons.",
        )
    }
    package func anomalyCount(_ list: AnomalyList) -> String {
        let error = number(list.counts[.error] ?? 0)
        let warning = number(list.counts[.warning] ?? 0)
        let note = number(list.counts[.note] ?? 0)
        return pick(
            "\(number(list.families)) keluarga: \(error) salah, \(warning) perlu ditanyakan, \(note) catatan.",
            "\(number(list.families)) families: \(error) wrong, \(warning) to be asked about, \(note) notes.",
        )
    }
}
