/// The words for records that are hidden until they are keyed again.
extension Words {
    /// In a cell or a column.
    package var veiledShort: String { pick("ketik ulang", "to rekey") }
    /// In a cell of eight columns.
    var veiledCell: String { pick("sampel", "sample") }
    package var veiledHere: String {
        pick(
            "Menunggu ketik ulang: catatan ini terambil sampel mutu. Ketik dari kertasnya di layar Penyelia.",
            "To be keyed again: this record is in the quality sample. Key it from its paper on the Supervisor screen.",
        )
    }
    package var veiledHow: String {
        pick(
            "Enter menanyakan, lalu membukanya; tugasnya lepas dan dihitung tidak buta.",
            "Enter asks and then opens it; the task is given up and counts as not blind.",
        )
    }
    /// Above the veiled records of a family.
    func veiledRecords(_ count: Int) -> String {
        pick("Menunggu ketik ulang (\(number(count)))", "To be keyed again (\(number(count)))")
    }
    /// Where a record is open that Enter does not show before it asks.
    package var veiledRecordHint: String {
        pick("Enter lihat saja (bertanya) · Esc kembali", "Enter just look (asks) · Esc back")
    }
    package var restrictedRecordHint: String {
        pick("Enter buka (bertanya) · Esc kembali", "Enter open (asks) · Esc back")
    }
    package var giveUpTitle: String { pick("Lihat tanpa ketik ulang", "Look without keying") }
    package var giveUpQuestion: String {
        pick(
            "Lihat isinya? Tugas ketik ulang lepas dan dihitung tidak buta; ini dicatat dan tidak dapat diurungkan.",
            "Look at it? The keying is given up and counts as not blind; this is noted and cannot be taken back.",
        )
    }
    var giveUpLabel: String { pick("Lihat saja", "Just look") }
    var giveUpExplanation: String {
        pick(
            "Membuka catatan sampel tanpa mengetik ulang: dihitung tidak buta dan dicatat.",
            "Opens a drawn record without keying it again: it counts as not blind, and is noted.",
        )
    }
    package var gaveUp: String {
        pick(
            "Tugas dilepas: dihitung tidak buta, dan dicatat.",
            "Task given up: it counts as not blind, and is noted.",
        )
    }
    var wasNotBlind: String {
        pick(
            "Dilihat sebelum diketik ulang: tidak buta, tidak dibandingkan.",
            "Looked at before it was keyed again: not blind, nothing was compared.",
        )
    }
}
