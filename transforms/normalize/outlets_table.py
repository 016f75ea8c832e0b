"""Facts about news outlets: one a line, ``name | hosts | zone``, under the country of their home.

The zone is left out where the country has one for all of its press. Nothing here says how a page is cut.
"""

COUNTRY_ZONES = {
    "AE": "Asia/Dubai", "AF": "Asia/Kabul", "AL": "Europe/Tirane", "AM": "Asia/Yerevan",
    "AR": "America/Argentina/Buenos_Aires",
    "AT": "Europe/Vienna", "AZ": "Asia/Baku", "BA": "Europe/Sarajevo", "BB": "America/Barbados", "BD": "Asia/Dhaka",
    "BE": "Europe/Brussels", "BG": "Europe/Sofia", "BH": "Asia/Bahrain", "BO": "America/La_Paz",
    "BW": "Africa/Gaborone",
    "BY": "Europe/Minsk", "CH": "Europe/Zurich", "CL": "America/Santiago", "CM": "Africa/Douala", "CN": "Asia/Shanghai",
    "CO": "America/Bogota", "CR": "America/Costa_Rica", "CU": "America/Havana", "CY": "Asia/Nicosia",
    "CZ": "Europe/Prague",
    "DE": "Europe/Berlin", "DK": "Europe/Copenhagen", "DZ": "Africa/Algiers", "EC": "America/Guayaquil",
    "EE": "Europe/Tallinn",
    "EG": "Africa/Cairo", "ES": "Europe/Madrid", "ET": "Africa/Addis_Ababa", "FI": "Europe/Helsinki",
    "FJ": "Pacific/Fiji",
    "FR": "Europe/Paris", "GB": "Europe/London", "GE": "Asia/Tbilisi", "GH": "Africa/Accra", "GR": "Europe/Athens",
    "GT": "America/Guatemala", "HK": "Asia/Hong_Kong", "HR": "Europe/Zagreb", "HU": "Europe/Budapest",
    "IE": "Europe/Dublin",
    "IL": "Asia/Jerusalem", "IN": "Asia/Kolkata", "IQ": "Asia/Baghdad", "IR": "Asia/Tehran", "IS": "Atlantic/Reykjavik",
    "IT": "Europe/Rome", "JM": "America/Jamaica", "JO": "Asia/Amman", "JP": "Asia/Tokyo", "KE": "Africa/Nairobi",
    "KH": "Asia/Phnom_Penh", "KR": "Asia/Seoul", "KW": "Asia/Kuwait", "LB": "Asia/Beirut", "LK": "Asia/Colombo",
    "LT": "Europe/Vilnius", "LU": "Europe/Luxembourg", "LV": "Europe/Riga", "MA": "Africa/Casablanca",
    "MD": "Europe/Chisinau",
    "ME": "Europe/Podgorica", "MK": "Europe/Skopje", "MM": "Asia/Yangon", "MT": "Europe/Malta",
    "MU": "Indian/Mauritius",
    "MV": "Indian/Maldives", "MW": "Africa/Blantyre", "MY": "Asia/Kuala_Lumpur", "NA": "Africa/Windhoek",
    "NG": "Africa/Lagos",
    "NL": "Europe/Amsterdam", "NO": "Europe/Oslo", "NP": "Asia/Kathmandu", "NZ": "Pacific/Auckland",
    "OM": "Asia/Muscat",
    "PA": "America/Panama", "PE": "America/Lima", "PH": "Asia/Manila", "PK": "Asia/Karachi", "PL": "Europe/Warsaw",
    "PR": "America/Puerto_Rico", "PS": "Asia/Gaza", "PT": "Europe/Lisbon", "PY": "America/Asuncion", "QA": "Asia/Qatar",
    "RO": "Europe/Bucharest", "RS": "Europe/Belgrade", "RU": "Europe/Moscow", "RW": "Africa/Kigali",
    "SA": "Asia/Riyadh",
    "SD": "Africa/Khartoum", "SE": "Europe/Stockholm", "SG": "Asia/Singapore", "SI": "Europe/Ljubljana",
    "SK": "Europe/Bratislava",
    "SN": "Africa/Dakar", "SO": "Africa/Mogadishu", "SY": "Asia/Damascus", "TH": "Asia/Bangkok", "TN": "Africa/Tunis",
    "TR": "Europe/Istanbul", "TT": "America/Port_of_Spain", "TW": "Asia/Taipei", "TZ": "Africa/Dar_es_Salaam",
    "UA": "Europe/Kyiv",
    "UG": "Africa/Kampala", "UY": "America/Montevideo", "VE": "America/Caracas", "VN": "Asia/Ho_Chi_Minh",
    "YE": "Asia/Aden",
    "ZA": "Africa/Johannesburg", "ZM": "Africa/Lusaka", "ZW": "Africa/Harare",
}  # fmt: skip
"""Zones of countries whose press keeps one time."""

TABLE = """
[IN]
NewsX | newsx.com
NDTV | ndtv.com
The Hindu | thehindu.com
The Hindu BusinessLine | thehindubusinessline.com
The Times of India | timesofindia.indiatimes.com
The Economic Times | economictimes.indiatimes.com economictimes.com
The Indian Express | indianexpress.com
The New Indian Express | newindianexpress.com
The Financial Express | financialexpress.com
Hindustan Times | hindustantimes.com
India Today | indiatoday.in
Business Today | businesstoday.in
Mint | livemint.com
Business Standard | business-standard.com
Deccan Herald | deccanherald.com
Deccan Chronicle | deccanchronicle.com
The Telegraph India | telegraphindia.com
The Tribune India | tribuneindia.com
The Statesman | thestatesman.com
The Pioneer | dailypioneer.com
The Wire | thewire.in
Scroll.in | scroll.in
The Print | theprint.in
The Quint | thequint.com
The News Minute | thenewsminute.com
Newslaundry | newslaundry.com
Firstpost | firstpost.com
News18 | news18.com
CNBC TV18 | cnbctv18.com
Moneycontrol | moneycontrol.com
Republic World | republicworld.com
Times Now | timesnownews.com
WION | wionews.com
Zee News | zeenews.india.com
ABP Live | abplive.com
Aaj Tak | aajtak.in
India TV | indiatvnews.com
TV9 | tv9hindi.com news9live.com
Outlook India | outlookindia.com
The Week | theweek.in
Frontline | frontline.thehindu.com
OpIndia | opindia.com
Swarajya | swarajyamag.com
DNA India | dnaindia.com
Mid-Day | mid-day.com
The Free Press Journal | freepressjournal.in
The Asian Age | asianage.com
The Sunday Guardian | sundayguardianlive.com
Mathrubhumi | mathrubhumi.com
Malayala Manorama | manoramaonline.com onmanorama.com
Dainik Bhaskar | bhaskar.com
Dainik Jagran | jagran.com
Amar Ujala | amarujala.com
Navbharat Times | navbharattimes.indiatimes.com
Live Hindustan | livehindustan.com
Lokmat | lokmat.com
Eenadu | eenadu.net
Press Trust of India | ptinews.com
ANI | aninews.in
IANS | ianslive.in
Greater Kashmir | greaterkashmir.com
Kashmir Observer | kashmirobserver.net
The Assam Tribune | assamtribune.com
The Shillong Times | theshillongtimes.com
The Hans India | thehansindia.com
Telangana Today | telanganatoday.com
The Siasat Daily | siasat.com
LiveLaw | livelaw.in
Bar and Bench | barandbench.com
The Better India | thebetterindia.com
Down To Earth | downtoearth.org.in
ThePrint | theprint.in
[PK]
Dawn | dawn.com
The News International | thenews.com.pk
The Express Tribune | tribune.com.pk
The Nation | nation.com.pk
Geo News | geo.tv
ARY News | arynews.tv
Dunya News | dunyanews.tv
Samaa TV | samaa.tv
Business Recorder | brecorder.com
Daily Times | dailytimes.com.pk
Pakistan Today | pakistantoday.com.pk
Pakistan Observer | pakobserver.net
The Friday Times | thefridaytimes.com
Hum News | humnews.pk
24 News HD | 24newshd.tv
Bol News | bolnews.com
[BD]
The Daily Star | thedailystar.net
Prothom Alo | prothomalo.com
Dhaka Tribune | dhakatribune.com
bdnews24.com | bdnews24.com
New Age | newagebd.net
The Business Standard | tbsnews.net
The Financial Express Bangladesh | thefinancialexpress.com.bd
United News of Bangladesh | unb.com.bd
[LK]
Daily Mirror Sri Lanka | dailymirror.lk
The Island | island.lk
Ada Derana | adaderana.lk
Daily FT | ft.lk
The Sunday Times Sri Lanka | sundaytimes.lk
News First | newsfirst.lk
EconomyNext | economynext.com
Colombo Gazette | colombogazette.com
[NP]
The Kathmandu Post | kathmandupost.com
The Himalayan Times | thehimalayantimes.com
myRepublica | myrepublica.nagariknetwork.com
Onlinekhabar | onlinekhabar.com
Setopati | setopati.com
[AF]
TOLOnews | tolonews.com
Khaama Press | khaama.com
Pajhwok Afghan News | pajhwok.com
Ariana News | ariananews.af
[MV]
The Edition | edition.mv
[GB]
BBC | bbc.co.uk bbc.com
BBC News | news.bbc.co.uk
The Guardian | theguardian.com guardian.co.uk
The Observer | observer.co.uk
The Times | thetimes.co.uk thetimes.com
The Sunday Times | thesundaytimes.co.uk
The Telegraph | telegraph.co.uk
The Independent | independent.co.uk the-independent.com
Financial Times | ft.com
The Economist | economist.com
Daily Mail | dailymail.co.uk dailymail.com
The Mail on Sunday | mailonsunday.co.uk
Daily Mirror | mirror.co.uk
The Mirror | mirror.co.uk
The Sun | thesun.co.uk
Daily Express | express.co.uk
Daily Star | dailystar.co.uk
Metro | metro.co.uk
i | inews.co.uk
The i Paper | inews.co.uk
Evening Standard | standard.co.uk
Sky News | news.sky.com
Sky Sports | skysports.com
ITV News | itv.com
Channel 4 News | channel4.com
GB News | gbnews.com
Reuters | reuters.com
The Scotsman | scotsman.com
The Herald | heraldscotland.com
The National | thenational.scot
Daily Record | dailyrecord.co.uk
The Press and Journal | pressandjournal.co.uk
The Courier | thecourier.co.uk
Wales Online | walesonline.co.uk
Nation.Cymru | nation.cymru
Belfast Telegraph | belfasttelegraph.co.uk
The Irish News | irishnews.com
News Letter | newsletter.co.uk
Manchester Evening News | manchestereveningnews.co.uk
Liverpool Echo | liverpoolecho.co.uk
Birmingham Mail | birminghammail.co.uk
Yorkshire Post | yorkshirepost.co.uk
Yorkshire Live | examinerlive.co.uk
Chronicle Live | chroniclelive.co.uk
The Northern Echo | thenorthernecho.co.uk
Bristol Post | bristolpost.co.uk bristol.live
Eastern Daily Press | edp24.co.uk
The Argus | theargus.co.uk
Kent Online | kentonline.co.uk
New Statesman | newstatesman.com
The Spectator | spectator.co.uk
Private Eye | private-eye.co.uk
Prospect | prospectmagazine.co.uk
New Scientist | newscientist.com
Nature | nature.com
The Register | theregister.com theregister.co.uk
TechRadar | techradar.com
HuffPost UK | huffingtonpost.co.uk
openDemocracy | opendemocracy.net
Middle East Eye | middleeasteye.net
The New Arab | newarab.com alaraby.co.uk
Iran International | iranintl.com
Asharq Al-Awsat | aawsat.com
City A.M. | cityam.com
The Conversation | theconversation.com
UnHerd | unherd.com
Press Association | pa.media
[IE]
The Irish Times | irishtimes.com
Irish Independent | independent.ie
Irish Examiner | irishexaminer.com
RTÉ | rte.ie
RTÉ News | rte.ie
TheJournal.ie | thejournal.ie
BreakingNews.ie | breakingnews.ie
Irish Mirror | irishmirror.ie
Business Post | businesspost.ie
Newstalk | newstalk.com
[US]
The New York Times | nytimes.com | America/New_York
The Washington Post | washingtonpost.com | America/New_York
The Wall Street Journal | wsj.com | America/New_York
Associated Press | apnews.com ap.org | America/New_York
USA Today | usatoday.com | America/New_York
CNN | cnn.com | America/New_York
Fox News | foxnews.com | America/New_York
NBC News | nbcnews.com | America/New_York
MSNBC | msnbc.com | America/New_York
CBS News | cbsnews.com | America/New_York
ABC News | abcnews.go.com abcnews.com | America/New_York
NPR | npr.org | America/New_York
PBS NewsHour | pbs.org | America/New_York
Bloomberg | bloomberg.com | America/New_York
CNBC | cnbc.com | America/New_York
Forbes | forbes.com | America/New_York
Fortune | fortune.com | America/New_York
Business Insider | businessinsider.com | America/New_York
Barron's | barrons.com | America/New_York
MarketWatch | marketwatch.com | America/New_York
Politico | politico.com | America/New_York
Axios | axios.com | America/New_York
The Hill | thehill.com | America/New_York
Time | time.com | America/New_York
Newsweek | newsweek.com | America/New_York
The Atlantic | theatlantic.com | America/New_York
The New Yorker | newyorker.com | America/New_York
New York Post | nypost.com | America/New_York
New York Daily News | nydailynews.com | America/New_York
Newsday | newsday.com | America/New_York
The Boston Globe | bostonglobe.com | America/New_York
Boston Herald | bostonherald.com | America/New_York
The Philadelphia Inquirer | inquirer.com | America/New_York
The Baltimore Sun | baltimoresun.com | America/New_York
Miami Herald | miamiherald.com | America/New_York
Tampa Bay Times | tampabay.com | America/New_York
Orlando Sentinel | orlandosentinel.com | America/New_York
The Atlanta Journal-Constitution | ajc.com | America/New_York
The Charlotte Observer | charlotteobserver.com | America/New_York
Detroit Free Press | freep.com | America/Detroit
The Detroit News | detroitnews.com | America/Detroit
Cleveland.com | cleveland.com | America/New_York
Pittsburgh Post-Gazette | post-gazette.com | America/New_York
Chicago Tribune | chicagotribune.com | America/Chicago
Chicago Sun-Times | chicago.suntimes.com suntimes.com | America/Chicago
Star Tribune | startribune.com | America/Chicago
Milwaukee Journal Sentinel | jsonline.com | America/Chicago
St. Louis Post-Dispatch | stltoday.com | America/Chicago
The Kansas City Star | kansascity.com | America/Chicago
The Dallas Morning News | dallasnews.com | America/Chicago
Houston Chronicle | houstonchronicle.com chron.com | America/Chicago
Austin American-Statesman | statesman.com | America/Chicago
San Antonio Express-News | expressnews.com | America/Chicago
The Texas Tribune | texastribune.org | America/Chicago
The Oklahoman | oklahoman.com | America/Chicago
NOLA.com | nola.com | America/Chicago
The Denver Post | denverpost.com | America/Denver
The Salt Lake Tribune | sltrib.com | America/Denver
Deseret News | deseret.com | America/Denver
The Arizona Republic | azcentral.com | America/Phoenix
Las Vegas Review-Journal | reviewjournal.com | America/Los_Angeles
Los Angeles Times | latimes.com | America/Los_Angeles
San Francisco Chronicle | sfchronicle.com sfgate.com | America/Los_Angeles
The Mercury News | mercurynews.com | America/Los_Angeles
The Sacramento Bee | sacbee.com | America/Los_Angeles
The San Diego Union-Tribune | sandiegouniontribune.com | America/Los_Angeles
The Seattle Times | seattletimes.com | America/Los_Angeles
The Oregonian | oregonlive.com | America/Los_Angeles
Honolulu Star-Advertiser | staradvertiser.com | Pacific/Honolulu
Anchorage Daily News | adn.com | America/Anchorage
ProPublica | propublica.org | America/New_York
The Intercept | theintercept.com | America/New_York
Mother Jones | motherjones.com | America/Los_Angeles
Vox | vox.com | America/New_York
The Verge | theverge.com | America/New_York
Wired | wired.com | America/New_York
Ars Technica | arstechnica.com | America/New_York
TechCrunch | techcrunch.com | America/Los_Angeles
Engadget | engadget.com | America/New_York
Slate | slate.com | America/New_York
Salon | salon.com | America/New_York
HuffPost | huffpost.com | America/New_York
BuzzFeed News | buzzfeednews.com | America/New_York
The Daily Beast | thedailybeast.com | America/New_York
Breitbart | breitbart.com | America/New_York
National Review | nationalreview.com | America/New_York
Reason | reason.com | America/New_York
The Washington Times | washingtontimes.com | America/New_York
Washington Examiner | washingtonexaminer.com | America/New_York
The Christian Science Monitor | csmonitor.com | America/New_York
Foreign Policy | foreignpolicy.com | America/New_York
Foreign Affairs | foreignaffairs.com | America/New_York
The Diplomat | thediplomat.com | America/New_York
Defense News | defensenews.com | America/New_York
Voice of America | voanews.com | America/New_York
Radio Free Asia | rfa.org | America/New_York
Radio Free Europe/Radio Liberty | rferl.org | Europe/Prague
Rolling Stone | rollingstone.com | America/New_York
Variety | variety.com | America/Los_Angeles
The Hollywood Reporter | hollywoodreporter.com | America/Los_Angeles
Billboard | billboard.com | America/New_York
ESPN | espn.com | America/New_York
Sports Illustrated | si.com | America/New_York
The Athletic | theathletic.com | America/New_York
Scientific American | scientificamerican.com | America/New_York
National Geographic | nationalgeographic.com | America/New_York
Science | science.org | America/New_York
STAT | statnews.com | America/New_York
The Marshall Project | themarshallproject.org | America/New_York
Al-Monitor | al-monitor.com | America/New_York
United Press International | upi.com | America/New_York
[CA]
CBC News | cbc.ca | America/Toronto
CTV News | ctvnews.ca | America/Toronto
Global News | globalnews.ca | America/Toronto
The Globe and Mail | theglobeandmail.com | America/Toronto
National Post | nationalpost.com | America/Toronto
Financial Post | financialpost.com | America/Toronto
Toronto Star | thestar.com | America/Toronto
Toronto Sun | torontosun.com | America/Toronto
Ottawa Citizen | ottawacitizen.com | America/Toronto
Ottawa Sun | ottawasun.com | America/Toronto
Montreal Gazette | montrealgazette.com | America/Toronto
La Presse | lapresse.ca | America/Toronto
Le Devoir | ledevoir.com | America/Toronto
Le Journal de Montréal | journaldemontreal.com | America/Toronto
Radio-Canada | ici.radio-canada.ca radio-canada.ca | America/Toronto
The Canadian Press | thecanadianpress.com | America/Toronto
Maclean's | macleans.ca | America/Toronto
The Walrus | thewalrus.ca | America/Toronto
The Hamilton Spectator | thespec.com | America/Toronto
The London Free Press | lfpress.com | America/Toronto
Windsor Star | windsorstar.com | America/Toronto
Canada.com | canada.com o.canada.com | America/Toronto
BNN Bloomberg | bnnbloomberg.ca | America/Toronto
Winnipeg Free Press | winnipegfreepress.com | America/Winnipeg
Winnipeg Sun | winnipegsun.com | America/Winnipeg
Regina Leader-Post | leaderpost.com | America/Regina
Saskatoon StarPhoenix | thestarphoenix.com | America/Regina
Calgary Herald | calgaryherald.com | America/Edmonton
Calgary Sun | calgarysun.com | America/Edmonton
Edmonton Journal | edmontonjournal.com | America/Edmonton
Edmonton Sun | edmontonsun.com | America/Edmonton
Vancouver Sun | vancouversun.com | America/Vancouver
The Province | theprovince.com | America/Vancouver
Times Colonist | timescolonist.com | America/Vancouver
The Tyee | thetyee.ca | America/Vancouver
The Chronicle Herald | saltwire.com thechronicleherald.ca | America/Halifax
Telegraph-Journal | tj.news | America/Moncton
Nunatsiaq News | nunatsiaq.com | America/Iqaluit
[AU]
ABC News Australia | abc.net.au | Australia/Sydney
The Sydney Morning Herald | smh.com.au | Australia/Sydney
The Age | theage.com.au | Australia/Melbourne
The Australian | theaustralian.com.au | Australia/Sydney
Australian Financial Review | afr.com | Australia/Sydney
news.com.au | news.com.au | Australia/Sydney
The Daily Telegraph | dailytelegraph.com.au | Australia/Sydney
Herald Sun | heraldsun.com.au | Australia/Melbourne
The Courier-Mail | couriermail.com.au | Australia/Brisbane
Brisbane Times | brisbanetimes.com.au | Australia/Brisbane
The West Australian | thewest.com.au | Australia/Perth
WAtoday | watoday.com.au | Australia/Perth
The Advertiser | adelaidenow.com.au | Australia/Adelaide
InDaily | indaily.com.au | Australia/Adelaide
The Canberra Times | canberratimes.com.au | Australia/Sydney
The Mercury | themercury.com.au | Australia/Hobart
NT News | ntnews.com.au | Australia/Darwin
SBS News | sbs.com.au | Australia/Sydney
9News | 9news.com.au nine.com.au | Australia/Sydney
7News | 7news.com.au | Australia/Sydney
Crikey | crikey.com.au | Australia/Melbourne
Australian Associated Press | aap.com.au | Australia/Sydney
[NZ]
The New Zealand Herald | nzherald.co.nz
NZ Herald | nzherald.co.nz
Stuff | stuff.co.nz
The Post | thepost.co.nz
The Press | thepress.co.nz
RNZ | rnz.co.nz
1News | 1news.co.nz
Otago Daily Times | odt.co.nz
The Spinoff | thespinoff.co.nz
Newsroom | newsroom.co.nz
Newshub | newshub.co.nz
[FJ]
The Fiji Times | fijitimes.com.fj
Fijivillage | fijivillage.com
[ZA]
News24 | news24.com
Daily Maverick | dailymaverick.co.za
Mail & Guardian | mg.co.za
TimesLIVE | timeslive.co.za
Sunday Times South Africa | sundaytimes.timeslive.co.za
Sowetan | sowetanlive.co.za sowetan.co.za
Business Day | businessday.co.za businesslive.co.za
The Citizen | citizen.co.za
IOL | iol.co.za
Eyewitness News | ewn.co.za
SABC News | sabcnews.com
eNCA | enca.com
GroundUp | groundup.org.za
Cape Argus | capeargus.co.za
Cape Times | capetimes.co.za
The Star South Africa | thestar.co.za
BusinessTech | businesstech.co.za
Moneyweb | moneyweb.co.za
Dizindaba | dizindaba.co.za
The South African | thesouthafrican.com
amaBhungane | amabhungane.org
HeraldLIVE | heraldlive.co.za
DispatchLIVE | dispatchlive.co.za
[NG]
Punch | punchng.com
The Punch | punchng.com
Vanguard | vanguardngr.com
The Guardian Nigeria | guardian.ng
Premium Times | premiumtimesng.com
ThisDay | thisdaylive.com
Daily Trust | dailytrust.com
The Cable | thecable.ng
Channels Television | channelstv.com
Sahara Reporters | saharareporters.com
The Nation Nigeria | thenationonlineng.net
Nigerian Tribune | tribuneonlineng.com
Daily Post | dailypost.ng
BusinessDay Nigeria | businessday.ng
Leadership | leadership.ng
Arise News | arise.tv
News Agency of Nigeria | nannews.ng
[KE]
Daily Nation | nation.africa
Nation | nation.africa
The Standard Kenya | standardmedia.co.ke
The Star Kenya | the-star.co.ke
Capital FM | capitalfm.co.ke
Citizen Digital | citizen.digital
Kenya News Agency | kenyanews.go.ke
Business Daily | businessdailyafrica.com
The EastAfrican | theeastafrican.co.ke
Tuko | tuko.co.ke
[GH]
Graphic Online | graphic.com.gh
MyJoyOnline | myjoyonline.com
GhanaWeb | ghanaweb.com
Citi Newsroom | citinewsroom.com
Ghana News Agency | gna.org.gh
[UG]
Daily Monitor | monitor.co.ug
New Vision | newvision.co.ug
The Independent Uganda | independent.co.ug
Nile Post | nilepost.co.ug
[TZ]
The Citizen Tanzania | thecitizen.co.tz
Daily News Tanzania | dailynews.co.tz
The Guardian Tanzania | ippmedia.com
[ZW]
The Herald Zimbabwe | herald.co.zw
NewsDay | newsday.co.zw
Zimbabwe Independent | theindependent.co.zw
ZimLive | zimlive.com
[ZM]
Zambia Daily Mail | daily-mail.co.zm
Lusaka Times | lusakatimes.com
News Diggers | diggers.news
[ET]
Addis Standard | addisstandard.com
The Reporter Ethiopia | thereporterethiopia.com
Fana Broadcasting | fanabc.com
[RW]
The New Times | newtimes.co.rw
[NA]
The Namibian | namibian.com.na
[BW]
Mmegi | mmegi.bw
[MW]
Nyasa Times | nyasatimes.com
[MU]
L'Express Maurice | lexpress.mu
[SN]
APS | aps.sn
Seneweb | seneweb.com
[CM]
Cameroon Tribune | cameroon-tribune.cm
[SO]
Garowe Online | garoweonline.com
Hiiraan Online | hiiraan.com
[SD]
Sudan Tribune | sudantribune.com
Dabanga | dabangasudan.org
[EG]
Al-Ahram | ahram.org.eg
Ahram Online | english.ahram.org.eg
Egypt Independent | egyptindependent.com
Daily News Egypt | dailynewsegypt.com
Mada Masr | madamasr.com
Al-Masry Al-Youm | almasryalyoum.com
Youm7 | youm7.com
Egypt Today | egypttoday.com
[MA]
Hespress | hespress.com
Le Matin | lematin.ma
Morocco World News | moroccoworldnews.com
Médias24 | medias24.com
[DZ]
El Watan | elwatan-dz.com
TSA | tsa-algerie.com
Echorouk | echoroukonline.com
[TN]
La Presse de Tunisie | lapresse.tn
Mosaïque FM | mosaiquefm.net
[IL]
The Jerusalem Post | jpost.com
Haaretz | haaretz.com haaretz.co.il
The Times of Israel | timesofisrael.com
Ynet | ynet.co.il ynetnews.com
Israel Hayom | israelhayom.com
Globes | globes.co.il
i24NEWS | i24news.tv
Arutz Sheva | israelnationalnews.com
Calcalist | calcalist.co.il
The Jewish News Syndicate | jns.org
+972 Magazine | 972mag.com
Kan | kan.org.il
[PS]
WAFA | wafa.ps
Maan News | maannews.net
[LB]
The Daily Star Lebanon | dailystar.com.lb
L'Orient Today | today.lorientlejour.com
L'Orient-Le Jour | lorientlejour.com
Naharnet | naharnet.com
An-Nahar | annahar.com
[JO]
The Jordan Times | jordantimes.com
Petra | petra.gov.jo
Roya News | royanews.tv
[SY]
SANA | sana.sy
Enab Baladi | enabbaladi.net
[IQ]
Rudaw | rudaw.net
Kurdistan24 | kurdistan24.net
Shafaq News | shafaq.com
Iraqi News | iraqinews.com
[IR]
Tehran Times | tehrantimes.com
Press TV | presstv.ir
Mehr News | mehrnews.com
Tasnim | tasnimnews.com
IRNA | irna.ir
Fars News | farsnews.ir
[SA]
Arab News | arabnews.com
Saudi Gazette | saudigazette.com.sa
Al Arabiya | alarabiya.net
Saudi Press Agency | spa.gov.sa
[AE]
The National UAE | thenationalnews.com
Gulf News | gulfnews.com
Khaleej Times | khaleejtimes.com
Emirates News Agency | wam.ae
Sky News Arabia | skynewsarabia.com
[QA]
Al Jazeera | aljazeera.com aljazeera.net
The Peninsula | thepeninsulaqatar.com
Gulf Times | gulf-times.com
Doha News | dohanews.co
[KW]
Kuwait Times | kuwaittimes.com
Arab Times | arabtimesonline.com
KUNA | kuna.net.kw
[BH]
Gulf Daily News | gdnonline.com
[OM]
Times of Oman | timesofoman.com
Muscat Daily | muscatdaily.com
Oman Observer | omanobserver.om
[YE]
Saba | saba.ye
[TR]
Anadolu Agency | aa.com.tr
Hürriyet Daily News | hurriyetdailynews.com
Hürriyet | hurriyet.com.tr
Daily Sabah | dailysabah.com
TRT World | trtworld.com
Cumhuriyet | cumhuriyet.com.tr
Sözcü | sozcu.com.tr
Milliyet | milliyet.com.tr
Bianet | bianet.org
[CY]
Cyprus Mail | cyprus-mail.com
[SG]
The Straits Times | straitstimes.com
CNA | channelnewsasia.com
Today Online | todayonline.com
The Business Times | businesstimes.com.sg
Mothership | mothership.sg
Lianhe Zaobao | zaobao.com.sg
[MY]
The Star Malaysia | thestar.com.my
New Straits Times | nst.com.my
Malay Mail | malaymail.com
Malaysiakini | malaysiakini.com
Free Malaysia Today | freemalaysiatoday.com
Bernama | bernama.com
The Edge Malaysia | theedgemalaysia.com
The Borneo Post | theborneopost.com
[ID]
The Jakarta Post | thejakartapost.com | Asia/Jakarta
Jakarta Globe | jakartaglobe.id | Asia/Jakarta
Tempo | tempo.co | Asia/Jakarta
Kompas | kompas.com | Asia/Jakarta
Detik | detik.com | Asia/Jakarta
Antara News | antaranews.com | Asia/Jakarta
CNN Indonesia | cnnindonesia.com | Asia/Jakarta
[PH]
Philippine Daily Inquirer | inquirer.net
Inquirer.net | inquirer.net
Philstar | philstar.com
The Philippine Star | philstar.com
Rappler | rappler.com
Manila Bulletin | mb.com.ph
ABS-CBN News | abs-cbn.com
GMA News | gmanetwork.com
The Manila Times | manilatimes.net
BusinessWorld | bworldonline.com
Philippine News Agency | pna.gov.ph
SunStar | sunstar.com.ph
[TH]
Bangkok Post | bangkokpost.com
The Nation Thailand | nationthailand.com
Thai PBS World | thaipbsworld.com
Khaosod English | khaosodenglish.com
The Thaiger | thethaiger.com
Prachatai | prachatai.com
[VN]
VnExpress | vnexpress.net
Tuoi Tre News | tuoitrenews.vn tuoitre.vn
Viet Nam News | vietnamnews.vn
Thanh Nien | thanhnien.vn
VietnamPlus | vietnamplus.vn
[KH]
The Phnom Penh Post | phnompenhpost.com
Khmer Times | khmertimeskh.com
[MM]
The Irrawaddy | irrawaddy.com
Myanmar Now | myanmar-now.org
Frontier Myanmar | frontiermyanmar.net
Mizzima | mizzima.com
[CN]
Xinhua | xinhuanet.com news.cn
China Daily | chinadaily.com.cn
Global Times | globaltimes.cn
People's Daily | people.cn people.com.cn
CGTN | cgtn.com
Caixin | caixin.com caixinglobal.com
Sixth Tone | sixthtone.com
The Paper | thepaper.cn
[HK]
South China Morning Post | scmp.com
The Standard Hong Kong | thestandard.com.hk
Hong Kong Free Press | hongkongfp.com
RTHK | rthk.hk
Asia Times | asiatimes.com
Ming Pao | mingpao.com
[TW]
Taipei Times | taipeitimes.com
Focus Taiwan | focustaiwan.tw
Taiwan News | taiwannews.com.tw
Liberty Times | ltn.com.tw
[JP]
The Japan Times | japantimes.co.jp
Nikkei Asia | asia.nikkei.com
Nikkei | nikkei.com
The Asahi Shimbun | asahi.com
The Mainichi | mainichi.jp
The Yomiuri Shimbun | yomiuri.co.jp
The Japan News | japannews.yomiuri.co.jp
NHK World | nhk.or.jp
Kyodo News | kyodonews.net
Japan Today | japantoday.com
Jiji Press | jiji.com
[KR]
The Korea Herald | koreaherald.com
The Korea Times | koreatimes.co.kr
Korea JoongAng Daily | koreajoongangdaily.joins.com
Yonhap News Agency | yna.co.kr
The Chosun Ilbo | chosun.com
Hankyoreh | hani.co.kr
NK News | nknews.org
[FR]
Le Monde | lemonde.fr
Le Figaro | lefigaro.fr
Libération | liberation.fr
Les Echos | lesechos.fr
Le Parisien | leparisien.fr
France 24 | france24.com
RFI | rfi.fr
Agence France-Presse | afp.com
Mediapart | mediapart.fr
L'Express | lexpress.fr
Le Point | lepoint.fr
Ouest-France | ouest-france.fr
20 Minutes | 20minutes.fr
BFM TV | bfmtv.com
Euronews | euronews.com
[DE]
Deutsche Welle | dw.com
DW | dw.com
Der Spiegel | spiegel.de
Die Zeit | zeit.de
Süddeutsche Zeitung | sueddeutsche.de
Frankfurter Allgemeine | faz.net
Die Welt | welt.de
Bild | bild.de
Tagesschau | tagesschau.de
Handelsblatt | handelsblatt.com
Der Tagesspiegel | tagesspiegel.de
taz | taz.de
Focus Online | focus.de
Stern | stern.de
ZDF | zdf.de zdfheute.de
n-tv | n-tv.de
[AT]
Der Standard | derstandard.at
Die Presse | diepresse.com
Kurier | kurier.at
ORF | orf.at
Kronen Zeitung | krone.at
[CH]
Neue Zürcher Zeitung | nzz.ch
Swissinfo | swissinfo.ch
Le Temps | letemps.ch
Tages-Anzeiger | tagesanzeiger.ch
20 Minuten | 20min.ch
[NL]
NL Times | nltimes.nl
DutchNews.nl | dutchnews.nl
NOS | nos.nl
de Volkskrant | volkskrant.nl
NRC | nrc.nl
De Telegraaf | telegraaf.nl
Algemeen Dagblad | ad.nl
Bellingcat | bellingcat.com
[BE]
The Brussels Times | brusselstimes.com
Politico Europe | politico.eu
EUobserver | euobserver.com
Euractiv | euractiv.com
VRT NWS | vrt.be
Le Soir | lesoir.be
De Standaard | standaard.be
[LU]
Luxembourg Times | luxtimes.lu
[ES]
El País | elpais.com
El Mundo | elmundo.es
ABC | abc.es
La Vanguardia | lavanguardia.com
El Confidencial | elconfidencial.com
EFE | efe.com
20minutos | 20minutos.es
El Periódico | elperiodico.com
elDiario.es | eldiario.es
[PT]
Público | publico.pt
Diário de Notícias | dn.pt
Expresso | expresso.pt
Observador | observador.pt
Jornal de Notícias | jn.pt
The Portugal News | theportugalnews.com
[IT]
Corriere della Sera | corriere.it
la Repubblica | repubblica.it
La Stampa | lastampa.it
Il Sole 24 Ore | ilsole24ore.com
ANSA | ansa.it
Il Fatto Quotidiano | ilfattoquotidiano.it
Il Post | ilpost.it
Vatican News | vaticannews.va
[GR]
Kathimerini | kathimerini.gr ekathimerini.com
To Vima | tovima.gr tovima.com
Greek Reporter | greekreporter.com
[MT]
Times of Malta | timesofmalta.com
Malta Today | maltatoday.com.mt
[SE]
Dagens Nyheter | dn.se
Svenska Dagbladet | svd.se
Aftonbladet | aftonbladet.se
Expressen | expressen.se
SVT Nyheter | svt.se
The Local | thelocal.se thelocal.com
[NO]
Aftenposten | aftenposten.no
VG | vg.no
Dagbladet | dagbladet.no
NRK | nrk.no
The Barents Observer | thebarentsobserver.com
[DK]
Politiken | politiken.dk
Berlingske | berlingske.dk
Jyllands-Posten | jyllands-posten.dk
DR | dr.dk
[FI]
Helsingin Sanomat | hs.fi
Yle | yle.fi
[IS]
Iceland Review | icelandreview.com
Morgunblaðið | mbl.is
[EE]
ERR News | news.err.ee
Postimees | postimees.ee
[LV]
LSM | lsm.lv
[LT]
LRT | lrt.lt
Delfi | delfi.lt
15min | 15min.lt
[PL]
Gazeta Wyborcza | wyborcza.pl gazeta.pl
Rzeczpospolita | rp.pl
TVN24 | tvn24.pl
Onet | onet.pl
Notes from Poland | notesfrompoland.com
The First News | thefirstnews.com
Polish Press Agency | pap.pl
[CZ]
Radio Prague | radio.cz
Seznam Zprávy | seznamzpravy.cz
iDNES | idnes.cz
[SK]
The Slovak Spectator | spectator.sme.sk
SME | sme.sk
[HU]
Telex | telex.hu
Index | index.hu
Hungary Today | hungarytoday.hu
[RO]
Romania Insider | romania-insider.com
Digi24 | digi24.ro
HotNews | hotnews.ro
[BG]
Novinite | novinite.com
Dnevnik | dnevnik.bg
[RS]
B92 | b92.net
N1 | n1info.rs n1info.com
Politika | politika.rs
Danas | danas.rs
[HR]
Jutarnji list | jutarnji.hr
Total Croatia News | total-croatia-news.com
HINA | hina.hr
[SI]
STA | sta.si
Delo | delo.si
[BA]
Balkan Insight | balkaninsight.com
Sarajevo Times | sarajevotimes.com
[AL]
Albanian Daily News | albaniandailynews.com
[UA]
The Kyiv Independent | kyivindependent.com
Kyiv Post | kyivpost.com
Ukrainska Pravda | pravda.com.ua
Ukrinform | ukrinform.net
UNIAN | unian.info
Interfax-Ukraine | interfax.com.ua
[RU]
TASS | tass.com tass.ru
RT | rt.com
Interfax | interfax.ru interfax.com
Kommersant | kommersant.ru
Novaya Gazeta | novayagazeta.ru
RIA Novosti | ria.ru
Izvestia | iz.ru
[LV]
Meduza | meduza.io
[NL]
The Moscow Times | themoscowtimes.com
[GE]
Civil Georgia | civil.ge
OC Media | oc-media.org
Agenda.ge | agenda.ge
[AM]
Armenpress | armenpress.am
CivilNet | civilnet.am
[AZ]
Trend News Agency | trend.az
Report News Agency | report.az
[KZ]
The Astana Times | astanatimes.com | Asia/Almaty
Tengrinews | tengrinews.kz | Asia/Almaty
[UZ]
Gazeta.uz | gazeta.uz | Asia/Tashkent
Kun.uz | kun.uz | Asia/Tashkent
[KG]
24.kg | 24.kg | Asia/Bishkek
[MX]
El Universal | eluniversal.com.mx | America/Mexico_City
Reforma | reforma.com | America/Mexico_City
La Jornada | jornada.com.mx | America/Mexico_City
Milenio | milenio.com | America/Mexico_City
Excélsior | excelsior.com.mx | America/Mexico_City
Mexico News Daily | mexiconewsdaily.com | America/Mexico_City
[BR]
Folha de S.Paulo | folha.uol.com.br | America/Sao_Paulo
O Globo | oglobo.globo.com | America/Sao_Paulo
G1 | g1.globo.com | America/Sao_Paulo
O Estado de S. Paulo | estadao.com.br | America/Sao_Paulo
UOL | uol.com.br | America/Sao_Paulo
Agência Brasil | agenciabrasil.ebc.com.br | America/Sao_Paulo
The Brazilian Report | brazilian.report | America/Sao_Paulo
[AR]
La Nación | lanacion.com.ar
Clarín | clarin.com
Página/12 | pagina12.com.ar
Infobae | infobae.com
Buenos Aires Times | batimes.com.ar
[CL]
El Mercurio | emol.com
La Tercera | latercera.com
BioBioChile | biobiochile.cl
[CO]
El Tiempo | eltiempo.com
El Espectador | elespectador.com
Semana | semana.com
Colombia Reports | colombiareports.com
[PE]
El Comercio | elcomercio.pe
La República | larepublica.pe
Andina | andina.pe
[EC]
El Universo | eluniverso.com
El Comercio Ecuador | elcomercio.com
Primicias | primicias.ec
[BO]
Los Tiempos | lostiempos.com
La Razón | la-razon.com
[VE]
El Nacional | elnacional.com
Efecto Cocuyo | efectococuyo.com
[UY]
El País Uruguay | elpais.com.uy
El Observador | elobservador.com.uy
[PY]
ABC Color | abc.com.py
[CR]
The Tico Times | ticotimes.net
La Nación Costa Rica | nacion.com
[PA]
La Prensa Panamá | prensa.com
[GT]
Prensa Libre | prensalibre.com
[CU]
Granma | granma.cu
14ymedio | 14ymedio.com
[JM]
Jamaica Gleaner | jamaica-gleaner.com
Jamaica Observer | jamaicaobserver.com
[TT]
Trinidad and Tobago Guardian | guardian.co.tt
Newsday Trinidad | newsday.co.tt
[BB]
Barbados Today | barbadostoday.bb
Nation News | nationnews.com
[PR]
El Nuevo Día | elnuevodia.com
"""
