# Signaalien tunnukset: yhdistäminen, erottaminen ja niiden vaiheet
event-merged = yhdistyi signaaliin { $other }
event-joined = sai osakseen signaalin { $other }
event-split = erosi signaalista { $other }
event-parted = siitä erosi signaali { $other }
event-asleep = hiljeni
error-merge-itself = Signaalia { $signal } ei voi yhdistää itseensä.
error-merge-loop = Nämä signaalit on jo yhdistetty. Jos suunta on väärä, kumoa ensin aiempi yhdistäminen.
error-merge-already = Signaali { $signal } on yhdistetty signaaliin { $into }. Tee ratkaisu siellä tai kumoa ensin yhdistäminen.
error-split-nothing = Valitse ainakin yksi lausuma, joka erotetaan omaksi signaalikseen.
error-split-everything = Kaikkia lausumia ei voi erottaa. Jätä signaaliin ainakin yksi lausuma.
error-split-foreign = Lausuma { $statement } ei kuulu signaaliin { $signal }.
