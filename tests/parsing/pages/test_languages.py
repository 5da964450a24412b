"""Pages in other languages are kept and said to be unread; English pages beside other languages are read."""
# ruff: noqa: E501 - sentences in languages that nobody here would break well

from __future__ import annotations

import pytest

from bot.parsing import parse_page

GERMAN = [
    "Startseite",
    "Anmelden",
    "Politik",
    "Wirtschaft",
    "Stadtrat beschließt neuen Fährplan für den Hafen",
    "Von Marta Lindner",
    "3. Mai 2024, 10:15 Uhr",
    "Der Stadtrat hat am Montag beschlossen, dass die Fähre auch in der Nacht fahren darf, und das bis zum Herbst.",
    "„Der Fluss schläft nicht, und die Fähre soll es auch nicht“, sagte die Leiterin des Hafens nach der Sitzung.",
    "Die Fischer hatten sich die Änderung gewünscht, seit die Brücke im März gesperrt worden ist und alle warten.",
    "Newsletter abonnieren",
    "Das könnte Sie auch interessieren",
    "Impressum",
    "Datenschutz",
]
ZULU_LIKE = [
    "Ikhaya",
    "Izindaba",
    "Umkhandlu uvumele isikebhe ukuba sihambe ebusuku echwebeni laseGreyport ngoMsombuluko",
    *(
        f"Umkhandlu wedolobha uvumelene ngoMsombuluko {day} ukuthi isikebhe singahamba nasebusuku kuphele ihlobo."
        for day in range(3, 9)
    ),
]
CHINESE = [
    "首页",
    "登录",
    "市议会批准渡轮夜间航行",
    "市议会周一决定，渡轮可以在夜间航行，直到秋天结束。渔民们自三月大桥关闭以来，一直希望作出这一改变，他们说等待的时间太长了。",
    "港口负责人在会议之后表示，河流不会睡觉，渡轮也不应该睡觉。她感谢所有参与讨论的居民，并希望夏天一切顺利进行下去。",
    "关于我们",
]
SPANISH_TEASERS = [
    "Más noticias: el consejo de la ciudad aprueba los presupuestos para el año que viene",
    "El puerto abre de nuevo sus puertas a los barcos de pesca después de un mes",
]
ENGLISH = [
    "Home",
    "Log in",
    "Council lets ferry sail at night",
    "By Mara Lindqvist",
    "May 3, 2024",
    *(
        f"The council decided on Monday that the ferry may sail at night, and that it will do so for {n} more months."
        for n in range(3, 9)
    ),
    "Share on Facebook",
    "Subscribe to our newsletter",
]


@pytest.mark.parametrize(("lines", "language"), [(GERMAN, "de"), (ZULU_LIKE, "und"), (CHINESE, "zh")])
@pytest.mark.parametrize("markup", [False, True])
def test_pages_in_other_languages_are_kept_unread(lines: list[str], language: str, markup: bool) -> None:
    text = "".join(f"<p>{line}</p>" for line in lines) if markup else "\n\n".join(lines)
    article = parse_page((f"<html><body>{text}</body></html>" if markup else text).encode(), "page")
    assert article.language == language
    assert max(lines, key=len) in article.text
    assert not article.authors and not article.quotations and not article.events and not article.people
    assert "Datenschutz" not in article.text and "Ikhaya" not in article.text and "关于我们" not in article.text


def test_an_english_page_among_teasers_in_another_language_is_read() -> None:
    article = parse_page("\n\n".join([*SPANISH_TEASERS, *ENGLISH, *SPANISH_TEASERS]).encode(), "page")
    assert article.language == "en"
    assert article.authors == ("Mara Lindqvist",)
    assert "El puerto" not in article.text and "Más noticias" not in article.text


def test_english_lists_are_no_other_language() -> None:
    scores = [
        f"Greyport {n}, Harbour Town {n + 2}: Lindqvist 25 points, Horvat 17, Weber 12, Novak 9." for n in range(60)
    ]
    assert parse_page("\n\n".join(["Round-up: Greyport stay unbeaten", *scores]).encode(), "page").language == "en"


# One report in many languages, as short as pages come.
SHORT = {
    "de": "Der Stadtrat hat am Montag beschlossen, dass die Fähre auch in der Nacht fahren darf. „Der Fluss schläft nicht“, sagte Ina Holm, die den Hafen leitet.",
    "fr": "Le conseil a décidé lundi que le bac pourrait désormais naviguer la nuit. « La rivière ne dort pas », a déclaré Ina Holm, qui dirige le port.",
    "es": "El consejo decidió el lunes que el transbordador podrá navegar de noche. «El río no duerme», dijo Ina Holm, que dirige el puerto.",
    "it": "Il consiglio ha deciso lunedì che il traghetto potrà navigare anche di notte. «Il fiume non dorme», ha detto Ina Holm, che dirige il porto.",
    "pt": "O conselho decidiu na segunda-feira que a balsa poderá navegar à noite. “O rio não dorme”, disse Ina Holm, que dirige o porto.",
    "nl": "De gemeenteraad besloot maandag dat de veerpont voortaan ook 's nachts mag varen. \"De rivier slaapt niet\", zei Ina Holm, die de haven leidt.",
    "sv": "Kommunen beslutade på måndagen att färjan får segla även på natten. ”Floden sover inte”, sade Ina Holm, som leder hamnen.",
    "pl": "Rada zdecydowała w poniedziałek, że prom może pływać także w nocy. „Rzeka nie śpi” – powiedziała Ina Holm, która kieruje portem.",
    "hu": "A városi tanács hétfőn úgy döntött, hogy a komp éjszaka is közlekedhet. „A folyó nem alszik” – mondta Ina Holm, aki a kikötőt vezeti.",
    "und": "Belediye meclisi pazartesi günü feribotun gece de sefer yapabileceğine karar verdi. “Nehir uyumaz” dedi limanı yöneten Ina Holm.",
    "ru": "Городской совет решил в понедельник, что паром может ходить и ночью. «Река не спит», — сказала Инна Хольм, которая руководит портом.",
    "el": "Το συμβούλιο αποφάσισε τη Δευτέρα ότι το πλοίο μπορεί να πλέει και τη νύχτα. «Το ποτάμι δεν κοιμάται», είπε η Ίνα Χολμ.",
    "ar": "قرر المجلس يوم الاثنين أن العبارة يمكنها الإبحار ليلا. وقالت إينا هولم التي تدير الميناء: \"النهر لا ينام\".",
    "ja": "市議会は月曜日、フェリーが夜間も運航できると決定した。「川は眠らない」と港を運営するイナ・ホルムさんは語った。",
    "zh": "市议会星期一决定，渡轮今后也可以在夜间航行。“河流不会睡觉，”负责港口的伊娜·霍尔姆说。",
    "ko": "시의회는 월요일 나룻배가 밤에도 운항할 수 있다고 결정했다. \"강은 잠들지 않는다\"고 항구를 운영하는 이나 홀름이 말했다.",
}  # fmt: skip
AROUND = ["Home", "News", "Log in"], ["Share on Facebook", "Privacy policy"]


@pytest.mark.parametrize("language", SHORT)
@pytest.mark.parametrize("markup", [False, True])
def test_short_pages_in_other_languages(language: str, markup: bool) -> None:
    report = SHORT[language]
    for lines in ([report], [*AROUND[0], report[:40], report, *AROUND[1]]):
        text = "".join(f"<p>{line}</p>" for line in lines) if markup else "\n\n".join(lines)
        article = parse_page((f"<html><body>{text}</body></html>" if markup else text).encode(), "page")
        assert article.language == language
        assert report in article.text
        assert not article.quotations and not article.events and not article.people and not article.times


@pytest.mark.parametrize("language", SHORT)
def test_an_english_page_that_quotes_another_language_is_read(language: str) -> None:
    article = parse_page("\n\n".join([*ENGLISH[:7], SHORT[language], *ENGLISH[7:]]).encode(), "page")
    assert article.language == "en" and article.sentences


UNLISTED = {
    "hindi in Latin letters": [
        "Mantri ne mangalwar ko kaha ki baatcheet garmiyon se pehle shuru nahin hogi aur sabhi paksh phir milenge.",
        "Unhone kaha ki kharche par alag se charcha hogi aur kisi ko jaldi faisle ki ummeed nahin karni chahiye.",
    ],
    "chinese in Latin letters": [
        "Buzhang xingqi'er biaoshi, tanpan bu hui zai xiatian zhiqian kaishi, ge fang jiang zaici huimian taolun wenti.",
        "Ta shuo meiyou ren yinggai qidai kuaisu de jueding, yinwei feiyong hai meiyou jisuan chulai, ye meiyou taolun.",
    ],
    "zulu": [
        "Ungqongqoshe uthe ngoLwesibili izingxoxo ngeke ziqale ngaphambi kwehlobo nokuthi bonke bazohlangana futhi.",
        "Wengeze ngokuthi izindleko zizoxoxwa ngokwehlukana futhi akekho okufanele alindele isinqumo esisheshayo.",
    ],
}


@pytest.mark.parametrize("told", UNLISTED.values(), ids=UNLISTED)
def test_prose_of_no_known_language_is_neither_english_nor_another(told: list[str]) -> None:
    article = parse_page("\n\n".join(["Home", "News", *told, "Newsletter"]).encode(), "page")
    assert (article.language, article.quotations, article.times) == ("und", (), ())
    assert all(line in article.text for line in told)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_brief_piece_in_another_language_is_kept_unread(gap: str) -> None:
    told = [
        "Die Hafenarbeiter in Westmark haben am Donnerstag die Arbeit niedergelegt.",
        "Sie fordern mehr Geld als im Mai.",
    ]
    article = parse_page(gap.join(["Startseite", "Streik im Hafen", *told, "Datenschutz"]).encode(), "page")
    assert (article.language, article.quotations) == ("de", ())
    assert told[0] in article.text and "Datenschutz" not in article.text


def test_an_english_page_that_quotes_another_language_is_english() -> None:
    said = "“Estamos muy agradecidos a todos los que nos ayudaron durante la tormenta y después, y no lo vamos a olvidar,” "
    told = [
        f"{said}the mayor said in the harbour of Westmark on Friday.",
        f"{said}her deputy said, and the town agreed with both of them.",
        "The harbour opens again on Monday, and the ferry is to sail twice a day until the summer.",
    ]
    assert parse_page("\n\n".join(["Home", *told, "Newsletter"]).encode(), "page").language == "en"


LATIN = {
    "ru": [
        "Segodnya utrom novyy tramvay vyekhal iz depo s passazhirami, i gorod govorit, chto eto tolko nachalo raboty.",
        "Po slovam ministra, liniya budet prodolzhena do aeroporta posle togo, kak sovet skazal, chto deneg uzhe hvataet.",
    ],
    "pcm": [
        "Di first tram wey go carry pipo from di old quay don comot for depot dis morning, and di city say e go reach far.",
        "Na so Ann Berg wey dey sell ticket for di quay tok, and she say dem no fit stop am again before di council meet.",
    ],
    "hr": [
        "Prvi tramvaj nove linije krenuo je iz spremišta u zoru, a grad kaže da će voziti devet tisuća ljudi na dan.",
        "Mi smo već gotovo odustali od toga, rekla je Ana, koja trideset godina prodaje karte i nije vozila tramvaj.",
    ],
}


@pytest.mark.parametrize("language", LATIN)
def test_languages_that_share_short_words_with_others_are_told_by_their_own(language: str) -> None:
    article = parse_page("\n\n".join(["Home", "News", *LATIN[language], "Newsletter"]).encode(), "page")
    assert (article.language, article.quotations, article.times) == (language, (), ())


# One report of three sentences in languages that are easily taken for a neighbour, or for English.
NEIGHBOURS = {
    "cy": "Bydd y fferi yn hwylio yn y nos tan yr hydref. Mae'r cyngor wedi penderfynu hynny ddydd Llun. Dywedodd Ina Holm nad yw'r afon yn cysgu.",
    "ga": "Beidh an bád farantóireachta ag seoladh san oíche go dtí an fómhar. Tá an chomhairle tar éis é sin a shocrú. Dúirt Ina Holm nach bhfuil an abhainn ina codladh.",
    "gd": "Bidh an t-aiseag a' seòladh air an oidhche gus am foghar. Tha a' chomhairle air sin a cho-dhùnadh Diluain. Thuirt Ina Holm nach eil an abhainn na cadal.",
    "ca": "El transbordador navegarà de nit fins a la tardor. El consell ho va decidir dilluns amb els vots de tots els grups. «El riu no dorm i nosaltres tampoc», va dir Ina Holm.",
    "gl": "O transbordador navegará pola noite ata o outono. O concello decidiuno o luns cos votos de todos os grupos. «O río non dorme e nós tampouco», dixo Ina Holm.",
    "eu": "Ferryak gauez ere ibiliko da udazkenera arte. Udalak astelehenean hartu du erabaki hori. «Ibaiak ez du lo egiten eta guk ere ez», esan du Ina Holmek.",
    "sco": "The ferry will be sailin at nicht til the hairst, the cooncil said on Monanday. Fowk hae been speirin for it sin the brig wis steekit. \"The river disna sleep an nae mair dae we,\" said Ina Holm, that haes chairge o the herbour.",
    "af": "Die veerboot sal tot die herfs ook in die nag vaar. Die raad het dit Maandag besluit, en die vissers is bly daaroor. \"Die rivier slaap nie, en ons ook nie,\" het Ina Holm gesê.",
    "lb": "D'Fähr dierf bis an den Hierscht och an der Nuecht fueren. Dat huet de Gemengerot e Méindeg decidéiert. „De Floss schléift net, a mir och net“, sot d'Ina Holm.",
    "mt": "Il-lanċa se tbaħħar ukoll billejl sal-ħarifa. Il-kunsill iddeċieda dan nhar it-Tnejn wara laqgħa twila. “Ix-xmara ma torqodx u lanqas aħna,” qalet Ina Holm.",
    "et": "Parvlaev võib sügiseni sõita ka öösel. Linnavolikogu otsustas seda esmaspäeval ja kalurid on selle üle rõõmsad. „Jõgi ei maga ja meie ka mitte,“ ütles Ina Holm.",
    "lv": "Prāmis līdz rudenim drīkstēs kursēt arī naktī. Dome to nolēma pirmdien, un zvejnieki par to ir priecīgi. “Upe neguļ, un mēs arī ne,” teica Ina Holma.",
    "lt": "Keltas iki rudens galės plaukti ir naktį. Taryba tai nusprendė pirmadienį, ir žvejai dėl to yra laimingi. „Upė nemiega, ir mes taip pat“, – sakė Ina Holm.",
    "sl": "Trajekt bo do jeseni lahko plul tudi ponoči. Mestni svet je to sklenil v ponedeljek in ribiči so tega veseli. »Reka ne spi in mi tudi ne,« je dejala Ina Holm.",
    "sq": "Trageti do të lundrojë edhe natën deri në vjeshtë. Këshilli e vendosi këtë të hënën dhe peshkatarët janë të lumtur. “Lumi nuk fle, dhe as ne”, tha Ina Holm.",
    "is": "Ferjan má sigla um nætur fram á haust. Bæjarráð ákvað þetta á mánudag og sjómenn eru ánægðir með það. „Áin sefur ekki og við ekki heldur,“ sagði Ina Holm.",
    "sw": "Kivuko kitasafiri pia usiku hadi majira ya vuli. Baraza liliamua hivyo siku ya Jumatatu na wavuvi wamefurahi sana. “Mto haulali na sisi pia hatulali,” alisema Ina Holm katika bandari.",
    "tl": "Maglalayag ang bangka kahit sa gabi hanggang sa taglagas. Ito ang pasya ng konseho noong Lunes, at masaya ang mga mangingisda. “Hindi natutulog ang ilog, at kami rin,” sabi ni Ina Holm.",
    "ha": "Jirgin ruwa zai rika tafiya da dare har zuwa kaka. Majalisar ta yanke wannan shawara ranar Litinin, kuma masunta sun yi murna. “Kogi ba ya barci, mu ma haka,” in ji Ina Holm.",
    "so": "Doontu waxay shiraacan doontaa habeenkii ilaa deyrta. Goluhu wuxuu go'aansaday Isniintii, kalluumaysatada ayaa ku faraxday. “Webigu ma seexdo, annaguna ma seexanno,” ayay tidhi Ina Holm oo ka hadlaysay dekedda.",
    "az": "Bərə payıza qədər gecələr də üzəcək. Şura bu qərarı bazar ertəsi qəbul edib və balıqçılar buna çox sevinir. “Çay yatmır, biz də yatmırıq”, – deyib limanın rəhbəri İna Holm.",
}  # fmt: skip


@pytest.mark.parametrize("language", NEIGHBOURS)
def test_a_language_is_not_taken_for_its_neighbour(language: str) -> None:
    report = NEIGHBOURS[language]
    article = parse_page("\n\n".join([*AROUND[0], report[:40], report, *AROUND[1]]).encode(), "page")
    assert (article.language, article.quotations, article.times, article.people) == (language, (), (), ())
    assert report in article.text


def test_scots_words_in_an_english_report_leave_it_english() -> None:
    said = '"Wi a guid wind we will be hame the nicht," said Ina Holm, who runs the port, after the vote on Monday.'
    assert parse_page("\n\n".join([*ENGLISH[:7], said, *ENGLISH[7:]]).encode(), "page").language == "en"
