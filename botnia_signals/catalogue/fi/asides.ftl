# Miksi tekstikohta jätettiin pois lausumista.

aside-follow-up = Osio kirjaa sovittuja asioita, ei havaintoja
aside-reference = Viitenumero, sivunumero tai päivämäärä
aside-detail = Kokouksen tai asiakirjan tiedot
aside-fragment = Liian lyhyt lausumaksi
aside-people = Osallistujaluettelo
aside-table = Taulukko, jossa ei ole avoimia tekstejä
aside-header = Ylä- tai alatunniste
aside-quoted = Lainattu aiemmasta viestistä
aside-signature = Allekirjoitus
aside-notice = Luottamuksellisuushuomautus tai mainosrivi
aside-repeated = Toistuu saman lähteen asiakirjoissa
