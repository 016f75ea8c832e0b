"""Words around and in names: honorifics, offices, connectors, verbs of speech, what ends a company's name."""


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


HONORIFICS = _set(
    """mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron hon rev reverend fr father sr sister
    br brother pastor bishop archbishop cardinal pope imam sheikh shaikh sheik shaykh mullah maulana maulvi
    mawlana ayatollah hojatoleslam allamah allama mufti rabbi swami guru pandit sri shri smt shrimati kumari
    thiru tun datuk dato datin tan puan encik haji hajji hajj hajja hajia alhaji alhaja ustadh ustaz ustad
    chief oba otunba emir sultan king queen prince princess duke duchess count countess president premier
    chancellor minister governor mayor senator congressman congresswoman representative rep sen gov judge
    justice magistrate attorney advocate barrister captain capt colonel col lt lieutenant general gen major
    maj brigadier brig admiral adm commodore sergeant sgt corporal cpl private pte constable inspector insp
    superintendent supt commissioner marshal commander cmdr wing-commander squadron-leader don doña dona señor
    senor señora señorita monsieur madame mme mlle signor signora herr frau comrade engineer engr arch
    ambassador secretary speaker coach manager director chairman chairwoman chairperson spokesman spokeswoman
    spokesperson analyst activist lawyer leader professor-emeritus daw ko ma bapak ibu cik tengku raja rani
    maharaja maharani nawab khwaja syed-ul mzee nana ras ato weizero woizero abune cllr councillor deputy vice
    acting former late ex saint st"""
)
"""Lower-case words (without their dot) that come before a person's name and are no part of it."""

CONNECTORS = _set("of for & de del della di da do dos das la le les el e y et van von der den bin ibn al ul")
"""Lower-case words that join the capitalized words of one name."""

SPEECH = _set(
    """said says say told tells added adds noted stated argued claimed warned announced explained recalled
    replied insisted urged called declared wrote tweeted believes thinks asked acknowledged admitted confirmed
    denied who whose"""
)

COMPANY_ENDINGS = _set(
    """inc ltd llc plc corp corporation co company group holdings limited gmbh ag sa spa nv bv ab oy as kk pvt
    llp bank airlines airways motors industries technologies systems partners capital energy petroleum oil gas"""
)

OFFICE_WORDS = _set(
    """prime deputy vice acting interim former ex late chief foreign defence defense home interior finance
    external health education justice minister president general secretary secretary-general director-general
    ceo cfo chairman lieutenant attorney major brigadier superintendent inspector sub-inspector sub assistant
    constable detective supreme leader opposition spokesman spokeswoman"""
)
"""Lower-case words of offices in front of a person's name."""
