# Varför ett textställe lämnades utanför uttalandena.

aside-follow-up = Avsnittet innehåller det som avtalats, inte iakttagelser
aside-reference = Referensnummer, sidnummer eller datum
aside-detail = Uppgifter om mötet eller dokumentet
aside-fragment = För kort för att vara ett uttalande
aside-people = Deltagarförteckning
aside-table = Tabell utan öppna texter
aside-header = Sidhuvud eller sidfot
aside-quoted = Citerat ur ett tidigare meddelande
aside-signature = Underskrift
aside-notice = Sekretessmeddelande eller reklamrad
aside-repeated = Återkommer i dokument från samma källa
