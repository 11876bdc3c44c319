# Signalernas beteckningar: sammanslagning, delning och deras skeden
event-merged = gick ihop med signalen { $other }
event-joined = tog upp signalen { $other } i sig
event-split = skildes från signalen { $other }
event-parted = signalen { $other } skildes från den
event-asleep = tystnade
error-merge-itself = Signalen { $signal } kan inte slås ihop med sig själv.
error-merge-loop = De här signalerna har redan slagits ihop. Om riktningen är fel kan du först ångra den tidigare sammanslagningen.
error-merge-already = Signalen { $signal } har slagits ihop med signalen { $into }. Fatta beslutet där eller ångra först sammanslagningen.
error-split-nothing = Välj minst ett uttalande som ska bli en egen signal.
error-split-everything = Alla uttalanden kan inte skiljas ut. Lämna kvar minst ett uttalande i signalen.
error-split-foreign = Uttalandet { $statement } hör inte till signalen { $signal }.
