/// Fictitious names put together from common parts.
enum SampleNames {
    static let male = [
        "Agus", "Ahmad", "Andi", "Anton", "Arif", "Asep", "Bambang", "Bayu", "Budi", "Dadang",
        "Darto", "Dedi", "Deni", "Didik", "Eko", "Fajar", "Gunawan", "Hadi", "Hasan", "Hendra",
        "Heru", "Imam", "Irfan", "Iwan", "Jaka", "Joko", "Karno", "Kusno", "Lukman", "Maman",
        "Mulyadi", "Nanang", "Parman", "Rahmat", "Rizki", "Rudi", "Rusdi", "Sahrul", "Slamet",
        "Sugeng", "Sukardi", "Sunarto", "Suparno", "Surya", "Tarmizi", "Tono", "Udin", "Wahyu",
        "Wawan", "Yanto", "Yusuf", "Zainal", "Pardi", "Ismail", "Markus", "Yohanes", "Petrus",
        "Made", "Ketut", "Umar",
    ]
    static let female = [
        "Aisyah", "Ani", "Asih", "Ayu", "Dewi", "Dian", "Eka", "Endang", "Erna", "Fatimah",
        "Fitri", "Halimah", "Hartini", "Ida", "Indah", "Ine", "Jumiati", "Kartini", "Kasmi",
        "Lestari", "Lilis", "Marni", "Maya", "Mega", "Mulyani", "Nani", "Neneng", "Nia", "Ningsih",
        "Nurul", "Partinah", "Poniyem", "Puji", "Ratna", "Rina", "Rini", "Rohani", "Rosmini",
        "Rukmini", "Sari", "Siti", "Sri", "Suharti", "Sulastri", "Sumiati", "Suryani", "Tini",
        "Titin", "Tumini", "Umi", "Wati", "Wiwik", "Yanti", "Yuli", "Yuni", "Zubaidah", "Maria",
        "Kristina", "Wayan", "Komang",
    ]
    static let second = [
        "Rahayu", "Rahmawati", "Wulandari", "Handayani", "Lestari", "Permata", "Astuti", "Utami",
        "Maharani", "Anggraini", "Safitri", "Kusuma", "Pertiwi", "Hasanah", "Puspita", "Melati",
    ]
    static let secondMale = [
        "Setiawan", "Saputra", "Hidayat", "Santoso", "Nugroho", "Wijaya", "Kurniawan", "Pratama",
        "Susanto", "Firmansyah", "Maulana", "Ramadhan", "Gunadi", "Prasetyo", "Purnomo", "Siregar",
    ]
    static let withApostrophe = [
        "Nur'aini", "Sa'diyah", "Ma'ruf", "Syafi'i", "Jum'at", "Mu'min", "Qur'ani", "Rif'an",
    ]
    /// 40 letters and more, spaces counted.
    static let long = [
        "Raden Roro Siti Nurhaliza Kusumaningratri", "Muhammad Abdurrahman Wahid Syarifuddinsyah",
        "Bernadetha Maria Immaculata Sumaryatiningsih",
    ]

    static func full(_ isFemale: Bool, _ random: inout SampleRandom) -> String {
        let first = random.pick(isFemale ? female : male)
        // About three in ten Indonesians of the villages have one name.
        if random.percent(30) { return first }
        if random.percent(4) {
            return random.pick(withApostrophe) + " " + random.pick(isFemale ? second : secondMale)
        }
        return first + " " + random.pick(isFemale ? second : secondMale)
    }

    static let hamlets = ["Krajan", "Kulon", "Wetan", "Lor", "Kidul", "Tengah", "Cempaka", "Mawar"]
    static let villages = ["Sukamekar", "Tirtasari", "Wanareja"]
    static let villageFirst = [
        "Suka", "Tirta", "Wana", "Karang", "Marga", "Giri", "Banyu", "Ranca", "Kerta", "Sido",
    ]
    static let villageSecond = [
        "mulya", "jaya", "sari", "mekar", "rejo", "raharja", "asih", "laksana", "makmur", "tani",
    ]
    static let groups = ["Melati", "Mawar", "Anggrek", "Kenanga"]
}
