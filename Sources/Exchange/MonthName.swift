/// Month names as schools and clerks write them.
package enum MonthName {
    /// The month's number, 1 to 12, for a name in Indonesian or English, old or new spelling, short
    /// or whole.
    package static func number(_ text: String) -> Int? {
        let word = Words.key(text)
        guard word.utf8.count >= 3 else { return nil }
        return spellings[word]
    }

    /// The month's usual Indonesian name in capitals, as the ministry's form prints it.
    package static func capitals(_ number: Int) -> String {
        names[number - 1]
    }

    private static let names = [
        "JANUARI", "FEBRUARI", "MARET", "APRIL", "MEI", "JUNI", "JULI", "AGUSTUS", "SEPTEMBER",
        "OKTOBER", "NOVEMBER", "DESEMBER",
    ]

    private static let spellings: [String: Int] = {
        let variants = [
            "JANUARI JANUARY JAN",
            "FEBRUARI PEBRUARI FEBUARI PEBUARI FEBRUARY FEB PEB",
            "MARET MARCH MAR MRT",
            "APRIL APR",
            "MEI MAI MAY",
            "JUNI JUNE JUN",
            "JULI JULY JUL",
            "AGUSTUS AUGUSTUS AUGUST AGUST AGUS AGS AGT AGU AUG",
            "SEPTEMBER SEPT SEP",
            "OKTOBER OCTOBER OKTOBR OKT OCT",
            "NOVEMBER NOPEMBER NOFEMBER NOV NOP NOF",
            "DESEMBER DECEMBER DES DEC",
        ]
        var spellings: [String: Int] = [:]
        for (index, line) in variants.enumerated() {
            for word in Words.of(line) {
                spellings[word] = index + 1
            }
        }
        return spellings
    }()
}
