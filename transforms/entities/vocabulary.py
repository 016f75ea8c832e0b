"""Words around and in names: honorifics, offices, connectors, verbs of speech, what ends a company's name."""


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


HONORIFICS = _set(
    """mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron hon rev reverend fr father sr sister br
    brother pastor bishop archbishop cardinal pope imam sheikh shaikh sheik shaykh mullah maulana maulvi mawlana
    ayatollah hojatoleslam allamah allama mufti rabbi swami guru pandit sri shri smt shrimati kumari thiru tun datuk
    dato datin tan puan encik haji hajji hajj hajja hajia alhaji alhaja ustadh ustaz ustad chief oba otunba emir
    sultan king queen prince princess duke duchess count countess president premier chancellor minister governor
    mayor senator congressman congresswoman representative rep sen gov judge justice magistrate attorney advocate
    barrister captain capt colonel col lt lieutenant general gen major maj brigadier brig admiral adm commodore
    sergeant sgt corporal cpl private pte constable inspector insp superintendent supt commissioner marshal
    commander cmdr wing-commander squadron-leader don doña dona señor senor señora señorita monsieur madame mme mlle
    signor signora herr frau comrade engineer engr ambassador secretary speaker coach manager director chairman
    chairwoman chairperson spokesman spokeswoman spokesperson analyst activist lawyer leader professor-emeritus daw
    ko ma bapak ibu cik tengku raja rani maharaja maharani nawab khwaja syed-ul mzee nana ras ato weizero woizero
    abune cllr councillor deputy vice acting former late ex saint st sayyid malam malama sardar giani datu taita
    mawlawi molvi regent alcalde bupati padre pak bu"""
)
"""Lower-case words (without their dot) that come before a person's name and are no part of it."""

CALLINGS = _set(
    """phra ajahn luang pho sayadaw lama geshe eze igwe togbe ooni alaafin sarki wazir pir qari hafiz hafez sayyed
    seyyed seyed rav rebbe abba abuna kes monsignor msgr abbé canon deacon elder evangelist apostle prophet subedar
    havildar naik sepoy rifleman guardsman ensign airman seaman gunner trooper sheriff ranger warden tok pehin ustazah
    cikgu mbak kiai kyai maestro hermano hermana madre fray monseñor shaleqa substitute nightwatchman referee umpire
    striker goalkeeper keeper defender midfielder forward winger skipper batsman batter bowler seamer spinner opener
    pitcher quarterback jockey trainer prosecutor pharmacist farmer fisherman fisherwoman teacher driver researcher
    economist historian author actor actress singer biologist geologist scientist witness neighbour neighbor resident
    villager shopkeeper trader nurse student lawmaker legislator veteran owner chef pilot astronaut banker pensioner
    widow widower landlady landlord caretaker headteacher headmaster headmistress principal founder candidate novelist
    poet painter composer conductor drummer guitarist rapper comedian wrestler boxer sprinter swimmer cyclist gymnast
    golfer detective investigator forester conservationist campaigner"""
)
"""Lower-case words for what a person is or does, in front of a name and no part of it."""

CONNECTORS = _set("of for & de del della di da do dos das la le les el e y et van von der den bin ibn al ul")
"""Lower-case words that join the capitalized words of one name."""

JOINING = _set(
    """of the and for de del della la le les los las des der die das den di da do dos du e y et und dan in on an a al to
    para por pour fur von van"""
)
"""Small words that initials may leave out and that are nobody's name by themselves, folded."""

LEGAL_FORMS = _set("inc ltd limited llc plc corp co gmbh ag sa spa nv bv ab oyj pvt pte bhd tbk")
"""What a company is in law, folded: its initials leave it out."""

SPEECH = _set(
    """said says say told tells added adds noted stated argued claimed warned announced explained recalled replied
    insisted urged called declared wrote tweeted believes thinks asked acknowledged admitted confirmed denied who
    whose"""
)

COMPANY_ENDINGS = _set(
    """inc ltd llc plc corp corporation co company group holdings limited gmbh ag sa spa nv bv ab oy as kk pvt llp bank
    airlines airways motors industries technologies systems partners capital energy petroleum oil gas"""
)

NAME_ENDINGS = COMPANY_ENDINGS | _set(
    """sdn bhd pte resources securities mining platinum steel pipelines insurance foods pharmaceuticals shipping
    logistics coalition party"""
)
"""Lower-case words that the short name of a company or an alliance leaves out."""

OFFICE_WORDS = _set(
    """prime deputy vice acting interim former ex late chief foreign defence defense home interior finance external
    health education justice minister president general secretary secretary-general director-general ceo cfo
    chairman lieutenant attorney major brigadier superintendent inspector sub-inspector sub assistant constable
    detective supreme leader opposition spokesman spokeswoman"""
)
"""Lower-case words of offices in front of a person's name."""

FUNCTION_WORDS = _set(
    """a an the this that these those i we you he she it they my our your his her its their me us him them who what
    which when where why how and or but nor so yet if then than as at by for from in into of off on onto out over to
    up with within without about above across after against along among around because before behind below beneath
    beside between beyond despite down during except inside like near outside since through toward towards under
    until unlike upon via while is are was were be been being am do does did has have had having can could may might
    must shall should will would not no yes all any both each every few many more most much neither none one only
    other others own same several some such whether although though two three four five six seven eight nine ten
    also again already always even ever here there now just once perhaps rather soon still thus too very well today
    tomorrow yesterday however meanwhile moreover according let please thank thanks sorry nobody everyone everybody
    someone nothing everything another young old new first last next officials police residents witnesses experts
    analysts critics supporters lawmakers gunmen officers shares bonds oil"""
)
"""Lower-case words that are no name by themselves, whatever their capital."""

OPENERS = _set(
    """whether while although though if when after as for but and in at on from since because once until unlike despite
    per why how what where who against among between beyond by during inside near over under with within without
    according before amid behind even only then yet so now here there also both either neither not or than that
    these those this like meet ask watch see read"""
)
"""Lower-case words that open a sentence or a headline and never a name."""

BODY_HEADS = _set(
    """embassy ministry university party council commission authority regulator agency police bank union association
    federation corporation company institute hospital court committee bureau parliament senate assembly tribunal
    department directorate secretariat inspectorate academy college school foundation society church brigade
    battalion division regiment command navy army guard guards airlines airways holdings group inc ltd llc plc gmbh
    corp clinic ombudsman consulate cartel news press agency gazette herald tribune observer telegraph times radio
    television tv fc sc united"""
)
"""Lower-case words that end the name of a body, whatever a model took it for."""

MOVEMENT_OPENERS = _set(
    """lashkar jaish jaysh hizb hezb harkat harakat tehreek tehrik jamaat jamiat jamiatul sipah ansar jund kataib
    kata'ib liwa hayat jabhat ittehad muttahida majlis anjuman frente movimiento partido partidul partito parti
    mouvement coordination sindicato syndicat confederación confédération asociación associação união unión
    ministerio ministère instituto institut secretaría comisión comissão fundación fundação polícia policía trybunał
    tribunal corte cour club clube deportivo atlético liga ligue federación fédération federação federacja agence
    agencia agência banque banco bank universidad université universidade office oficina société sociedad sociedade
    conseil consejo conselho comité comitê ejército exército armée guardia guarda alianza aliança fiscalía defensoría
    procuraduría jurisdicción direction dirección cooperativa coopérative congreso congresso persatuan dewan
    kementerian majelis yayasan stichting radio agenzia partia ruch brigada brigade kataeb saraya"""
)
"""Lower-case words that open the name of a party, an army or another body in Arabic, Persian, Urdu, Spanish …"""

SITE_HEADS = _set(
    """roundabout hotel inn airport road street bridge stadium square prison camp highway towers tower market dam
    cathedral mosque temple avenue station boulevard expressway tunnel harbour harbor"""
)
"""Lower-case words that end the name of what was built."""

NO_BODY_WORDS = _set(
    """republic emirates kingdom states kashmir island islands region province zone area territory city district sea
    africa asia east west north south coast bay act acts agreement code bill treaty accord programme program plan
    cup index system test disease syndrome virus disorder product rate scheme pact protocol convention charter war
    games championship trophy project corridor initiative resolution statement fund-raiser day line vehicle missile
    aircraft telescope satellite covenant directive compact revision array plant dam referee canal lake"""
)
"""Lower-case words of long forms whose short form is no body's."""

WORK_HEADS = _set(
    """act agreement covenant convention treaty accord pact protocol index directive telescope charter constitution
    bill plan"""
)
"""Lower-case words that head the name of what bodies make, not of a body."""

NO_NAMES = frozenset(
    """AI GDP CEO CFO COO CTO TV IPO ETF HIV AIDS PTSD ADHD PPE PCR SUV EV EVs NGO NGOs MP MPs MLA MLAs MEP MEPs PM AM
    FIR VIP VAT GST ICU ATM ID DIY FAQ MBA IT HR PR GMT IST EST BST CET UTC US$ DG OK R&D LNG LPG VPN GPS SMS CV CD
    DVD PDF USB CCTV LGBT LGBTQ LGBTQ+ Mr Mrs Ms Dr Gen Col Lt Capt Sgt Maj Rev Hon Prof Dame Sir Mr. Mrs. Ms. Dr.
    Gen. Col. Lt. Capt. Sgt. Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June
    July August September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Jan. Feb. Aug.
    Sept. Oct. Nov. Dec. AD BC Inc Ltd COVID COVID-19 Covid Covid-19 Photo Image Advertisement Email Internet
    Constitution God""".split()
)
"""Capitalized words that a model may take for names and that are none by themselves."""

ILLNESSES = frozenset(
    """Ebola Zika Nipah Salmonella Listeria Legionella Chikungunya Mpox SARS MERS HPV MRSA HTLV CJD Syphilis Cholera
    Malaria Measles Polio Hepatitis Dengue Tuberculosis Influenza Pneumonia Meningitis Rabies Leprosy Typhoid
    Diphtheria Tetanus Smallpox Chickenpox Mumps Rubella Zoster Alzheimer Omicron Norovirus Rotavirus""".split()
)
"""Illnesses and germs as they stand at the beginning of a sentence or are always written big."""
