error-privacy-no-key = Pseudonymiseringen behöver en nyckel, men den hittades inte. Skapa lagret med kommandot ”botnia init” eller återställ nyckelfilen från säkerhetskopian.
privacy-without-voikko = Voikko är inte installerat och därför hittas namn sämre än vanligt. Installera det med ”apt install libvoikko1 voikko-fi” och behandla materialet på nytt.
privacy-without-model = Modellen som känner igen namn är inte byggd och därför hittas namn sämre än vanligt. Bygg den med kommandot ”botnia models build” och behandla materialet på nytt.
setting-name_finder = Sökning av namn
setting-name_finder-means = Hur namn på människor hittas innan något sparas: model läser meningarna också med en modell, rules använder bara ordlistor och regler. Modellen hittar fler namn men döljer ibland också något annat ord.
