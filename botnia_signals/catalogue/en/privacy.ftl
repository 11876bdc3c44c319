error-privacy-no-key = Pseudonymising needs a key and none was found. Make the store with “botnia init”, or restore its key file from your backup.
privacy-without-voikko = Voikko is not installed, so fewer names are found than usual. Install it with “apt install libvoikko1 voikko-fi” and process the texts again.
privacy-without-model = The model that finds names is not built, so fewer names are found than usual. Build it with “botnia models build” and process the texts again.
setting-name_finder = Finding names
setting-name_finder-means = How names of people are found before anything is stored: model also reads the sentences with a model, rules uses dictionaries and rules alone. The model finds more names but now and then masks another word.
