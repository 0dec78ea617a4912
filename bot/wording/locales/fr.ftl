### Every sentence Strikewire says in French.
### A date may be a day or a whole month, so no article stands before one that may be either: `début : { $since }`.
### The space before : ; ? ! and inside « » is narrow and does not break (U+202F).

# The Babel locale in which dates, lists and spans of time are written.
babel-locale = fr_FR

## Days and times

first-of-month = 1er
when-about = vers { $month }
span = { $since } – { $until }
since-day = depuis le { $date }
since-month = depuis { $date }
since-about = depuis { $date } environ
just-now = à l’instant
length-days = { $days ->
    [one] { $days } jour
   *[other] { $days } jours
}
in-days = { $days ->
    [0] aujourd’hui
    [1] demain
   *[other] dans { $days } jours
}

## Phases

phase-unknown = Situation inconnue
phase-in_force = En vigueur
phase-bargaining = En négociation
phase-on_strike = En grève
phase-tentative_agreement = Accord de principe
phase-ratification = Vote de ratification
phase-rejected = Rejeté par les membres

badge-since = { $phase } { $since }
badge-dated = { $phase } ({ $since })
badge-strike-day = { $phase }, { $day ->
    [1] 1er jour
   *[other] { $day }e jour
}, { $since }
badge-expired = Situation inconnue : convention expirée ({ $day })
badge-expired-undated = Situation inconnue : convention expirée
badge-silent = Situation inconnue : aucune information depuis le { $day }
badge-no-report = Situation inconnue : aucune information à ce jour

note-confirmed = Confirmé par { $sources }
note-confirmed-bare = Confirmé
note-record = Fait établi : { $sources }
note-record-bare = Fait établi
note-reported = Selon { $sources }, non confirmé
note-reported-bare = Information non confirmée
note-reported-phase = Selon { $sources }, non confirmé : { $badge }
note-stale = Aucune information depuis le { $day }
note-corrected = Corrigé le { $day } : { $reason }

## Events of a negotiation

event-talks_start = Ouverture des négociations
event-talks_resume = Reprise des négociations
event-talks_continue = Poursuite des négociations
event-talks_break_off = Rupture des négociations
event-offer_made = Offre
event-offer_rejected = Offre rejetée
event-contract_expiry_extended = Convention prolongée
event-strike_threat = Menace de grève
event-strike_authorization = Grève autorisée
event-strike_start = Début de la grève
event-strike_continue = Grève
event-picket = Piquets de grève
event-tentative_agreement = Accord de principe
event-strike_end = Fin de la grève
event-board_approval = Aval de la direction syndicale
event-ratification_vote = Vote de ratification
event-ratified = Accord ratifié
event-rejected_by_members = Accord rejeté
event-blackout = Silence médiatique
event-impact_report = Répercussions
event-analysis = Analyse
event-contract_expiry = Échéance de la convention

## Issues and where they stand

issue-ai = IA
issue-streaming_residuals = Droits résiduels du streaming
issue-minimum_staffing = Effectifs minimaux
issue-viewership_data = Données d’audience
issue-self_tape = Auditions enregistrées
issue-wages = Salaires
issue-pension_health = Retraite et santé
issue-consent_likeness = Consentement et image
issue-working_conditions = Conditions de travail
issue-new_media_jurisdiction = Nouveaux médias

stance-open = en suspens
stance-progress = avancées
stance-proposed = proposition
stance-countered = contre-offre
stance-agreed = accord
stance-gap = désaccord
stance-dropped = abandon

## Facts beside the phase

fact-strike = Grève
strike-called = annoncée, début : { $since }
strike-running = en cours { $since }
strike-running-day = { $day ->
    [1] 1er jour
   *[other] { $day }e jour
}, { $since }
strike-ended = { $span }
strike-ended-days = { $span }, { $length }
strike-over = terminée, début : { $since }
unconfirmed = { $text } (non confirmé)

fact-talks = Négociations
talks-none = aucune en cours
talks-scheduled = prévues
talks-under_way = en cours
talks-broken_off = rompues
talks-last = dernière séance : { $day }
talks-next = prochaine séance : { $day }

fact-authorized = Grève autorisée
fact-blackout = Silence médiatique
fact-expires = Échéance de la convention
fact-expired = Convention expirée
fact-last-report = Dernière information
day-with-countdown = { $day }, { $countdown }

## Answers

title-issues = Enjeux
title-headlines = Titres
title-sources = Sources
contract-of-union = { $union } · { $contract }

status-empty = Aucune négociation suivie pour { $union }.

overview-heading = Où en sont les négociations
overview-empty = Aucune négociation n’est suivie.
overview-unconfirmed = Non confirmé

headlines-heading = Titres, { $span }
headlines-empty = Aucun sujet sur cette période. Demandez davantage de jours pour remonter plus loin.
headlines-count = { $total ->
    [one] { $total } sujet
   *[other] { $total } sujets
}
headlines-some = { $shown } sur { $total } sujets
outlets-more = { $names } et { $more ->
    [one] { $more } autre
   *[other] { $more } autres
}

search-heading = Articles contenant « { $words } »
search-empty = Aucun article archivé ne contient tous ces mots.
search-count = { $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
}

timeline-heading = Chronologie : { $union }
timeline-empty = { $union } : on ne sait encore rien des négociations.
timeline-confirmed = confirmé
timeline-record = fait établi
timeline-reported = non confirmé

digest-heading = Récapitulatif
digest-quiet = Période calme : rien de nouveau.
digest-changes = Ce qui a changé
digest-ahead = Dates à venir
digest-states = Où en sont les négociations
digest-rest = { $rest ->
    [one] { $rest } autre article, sans élément nouveau
   *[other] { $rest } autres articles, sans élément nouveau
}
contract-ahead = { $contract } : { $what }
ahead-expiry = Échéance de la convention
ahead-talks = Négociations
ahead-strike = Grève annoncée

feeds-heading = { $feeds } flux
feeds-failing = { $failing } en échec
feeds-paused = { $paused } en pause
feeds-stopped = { $stopped ->
    [one] { $stopped } arrêté
   *[other] { $stopped } arrêtés
}
feeds-empty = Aucun flux n’est configuré. Mettez defaults = true dans la configuration ou ajoutez une entrée [[feeds]].
feeds-name = Flux
feeds-state = État
feeds-last = Dernière lecture
feeds-next = Prochaine lecture
feeds-items = Articles par semaine
feeds-matched = Retenus
feeds-cost = { $requests ->
    [one] { $requests } requête
   *[other] { $requests } requêtes
} en 7 jours, { $size }, { $unchanged } sans changement
feed-state-new = nouveau
feed-state-ok = normal
feed-state-failing = en échec
feed-state-slowed = presque abandonné
feed-state-stopped = arrêté
feed-state-paused = en pause
feed-state-merged = fusionné
never = jamais
now-due = maintenant

## Ce que les opérateurs apprennent des flux

notices-heading = Les flux de ce bot
notices-button = Tous les flux
notice-failing = Le flux { $name } ne peut pas être lu : { $cause } ({ $address }). Les tentatives vont s’espacer.
notice-recovered = Le flux { $name } peut de nouveau être lu.
notice-slowed = Le flux { $name } n’a pas pu être lu depuis 14 jours : { $cause } ({ $address }). Il n’y aura plus qu’une tentative par jour.
notice-stopped = Le flux { $name } n’existe plus, d’après son serveur ({ $address }). Il n’est plus consulté : retirez-le de la configuration ou indiquez sa nouvelle adresse.
notice-moved = Le flux { $name } a définitivement changé d’adresse, d’après son serveur : { $address } devient { $target }. C’est là qu’il sera lu désormais.
notice-merged = Le flux { $name } a définitivement changé d’adresse, d’après son serveur : { $address } devient { $target }. Un autre flux se trouve déjà à cette adresse ; lui seul sera lu désormais.
notice-halted = Un opérateur a mis le flux { $name } en pause ({ $address }). Il ne sera plus consulté jusqu’à nouvel ordre.
notice-continued = Un opérateur a réactivé le flux { $name } ({ $address }). Il sera de nouveau consulté, le moment venu.
notice-crowded = Le flux { $name } publie sans cesse des articles hors sujet ({ $address }). Seuls les plus récents d’entre eux seront conservés ; ceux qui traitent d’une négociation sont toujours tous retenus. Est-ce bien le flux que vous vouliez suivre ?
notice-paused = { $name } signale un trop grand nombre de requêtes. Aucun de ses flux ne sera consulté avant le { $when } (heure de Los Angeles).
notice-outage = Aucun flux n’a pu être lu depuis le { $since } (heure de Los Angeles) : { $cause }. Les tentatives continuent ; les flux ne seront pas signalés un par un tant qu’aucun ne peut être lu.
outage-ever = Aucun flux n’a pu être lu jusqu’ici : { $cause }. Les tentatives continuent ; les flux ne seront pas signalés un par un tant qu’aucun ne peut être lu.
notice-resumed = Les flux peuvent de nouveau être lus.

## What an address gives when it is tried

trial-sound = Strikewire peut lire ce flux.
trial-degraded = Le XML de ce flux est défectueux ; Strikewire en lit ce qu’il peut.
trial-trouble = Pas de flux que Strikewire puisse lire : { $reason }.
trial-paused = Adresse non consultée : { $domain } dit avoir reçu trop de requêtes et n’est pas consulté avant le { $when } (heure de Los Angeles).
trial-asked = Adresse consultée
trial-led = Redirigée vers
trial-hop = { $address } : { $status }
trial-moved = Déplacée définitivement vers
trial-answer = Réponse
trial-no-type = type de fichier non précisé
trial-page = { $type }, { $size }
trial-conditional = { $type }, { $size } ; le serveur signale quand rien n’a changé
trial-unconditional = { $type }, { $size } ; le serveur renvoie tout à chaque fois
trial-wait = Demande une pause de
trial-minutes = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}
trial-title = Titre
trial-items = Articles
trial-count = { $items ->
    [one] 1 article
   *[other] { $items } articles
}
trial-newest = le plus récent { $ago }
trial-undated = { $items } sans date
trial-publisher = Éditeur
trial-matches = { $matched ->
    [0] Aucun de ses articles ne serait retenu aujourd’hui.
    [one] 1 de ses { $items } articles serait retenu :
   *[other] { $matched } de ses { $items } articles seraient retenus :
}
trial-offers = La page propose ces flux :
trial-try-offer = Essayez l’un d’eux avec « { $command } ».
trial-configured = Il est configuré sous le nom { $name }.
trial-add = Pour le suivre, ajoutez à config.toml une entrée [[feeds]] avec son url et un nom.

## How fresh an answer is

as-of = Au { $day }, { $time } (heure de Los Angeles)
as-known-on = Selon ce que l’on savait le { $day }
fresh-none = aucun flux
fresh-unread = { $feeds ->
    [one] { $feeds } flux, pas encore lu
   *[other] { $feeds } flux, aucun lu pour l’instant
}
fresh-read = { $feeds } flux, dernière lecture { $ago }
fresh-read-failing = { $feeds } flux, dont { $failing } en échec, dernière lecture { $ago }
fresh-known = { $feeds } flux, dernière lecture le { $day }
fresh-fault = Aucun flux n’a pu être lu depuis le { $day }, { $time } (heure de Los Angeles)
fresh-fault-ever = Aucun flux n’a encore pu être lu

## What a round of work did

sync-done = Les commandes sont enregistrées.
round-polled = { $feeds ->
    [0] Aucun flux n’est à lire
    [one] { $feeds } flux lu en { $seconds } s
   *[other] { $feeds } flux lus en { $seconds } s
}
round-next = { $sentence } ; prochaine lecture : { $ago }.
round-items = { $items ->
    [0] Rien de nouveau.
    [one] { $items } nouvelle entrée, retenues : { $matched }.
   *[other] { $items } nouvelles entrées, retenues : { $matched }.
}
round-unchanged = { $feeds ->
    [one] { $feeds } flux n’avait pas changé.
   *[other] { $feeds } flux n’avaient pas changé.
}
round-imported = { $files ->
    [one] { $files } fichier importé avec { $items } en { $seconds } s.
   *[other] { $files } fichiers importés avec { $items } en { $seconds } s.
}
round-reread = { $articles ->
    [0] Toutes les lectures sont à jour.
    [one] { $articles } article relu en { $seconds } s.
   *[other] { $articles } articles relus en { $seconds } s.
}
round-rescued = { $items ->
    [one] { $items } entrée écartée est désormais retenue.
   *[other] { $items } entrées écartées sont désormais retenues.
}
round-trouble-feed = { $address } : { $reason }
round-trouble-file = { $path } : { $reason }
round-trouble-line = { $path }, ligne { $line } : { $reason }
round-troubles-more = { $more ->
    [one] et { $more } autre
   *[other] et { $more } autres
}

## How well the news is read

evaluate-heading = Qualité de lecture de { $file }
evaluate-items = { $items ->
    [one] { $items } entrée compte
   *[other] { $items } entrées comptent
} ; cas limites laissés de côté : { $borderline }.
evaluate-measure = Mesure
evaluate-part-all = Tout
evaluate-part-train = Règles
evaluate-part-held = À part
evaluate-borderline = Avec limites
evaluate-keywords = Mots-clés
evaluate-goal = But
evaluate-goal-least = ≥ { $value }
evaluate-goal-most = ≤ { $value }
evaluate-relevance = Pertinence, F1
evaluate-unions = Syndicats, F1
evaluate-events = Faits, F1 moyen
evaluate-issues = Enjeux, F1
evaluate-false-news = Fausses nouvelles
evaluate-story-precision = Sujets, précision
evaluate-story-recall = Sujets, rappel
evaluate-shares = précision { $precision }, rappel { $recall }
evaluate-tally = { $right } justes, { $false } faux, { $missed } manqués
evaluate-interval = neuf échantillons sur dix se situent entre { $low } et { $high }
evaluate-false-news-about = un accord, une grève commencée ou finie, lus là où rien ne les dit : { $count } sur { $items }
evaluate-pairs = paires d’articles sur un même fait : { $tally }
evaluate-events-heading = Comment chaque fait a été lu
evaluate-event = Fait
evaluate-count = Entrées
evaluate-precision = Précision
evaluate-recall = Rappel
evaluate-f1 = F1
evaluate-read-as = lus comme { $events }
evaluate-nothing = écarté
evaluate-few = Les faits de moins de { $least } entrées ne comptent pas dans la moyenne.
evaluate-mistakes = Les pires erreurs, { $shown } sur { $total }
evaluate-mistakes-left-out = Les erreurs parmi les entrées mises à part sont omises, pour qu’aucune règle ne soit écrite d’après elles ; --kept-aside les montre aussi.
evaluate-wrong-false_news = Nouvelle que rien ne dit
evaluate-wrong-false_alarm = Hors sujet
evaluate-wrong-missed = Pertinente, mais écartée
evaluate-wrong-unions = Syndicats
evaluate-wrong-event = Fait
evaluate-wrong-issues = Enjeux
evaluate-difference = { $wrong } : { $said } au lieu de { $expected }
evaluate-cycles = La phase de chaque jour, d’après les seuls articles
evaluate-cycle = { $union } { $cycle }
evaluate-cycle-days = { $right } jours sur { $days }
evaluate-cycle-articles = { $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
}
evaluate-instead = { $said } au lieu de { $expected }
evaluate-or = { $one } ou { $other }
evaluate-false = Dans le registre, mais aucun fait ne le confirme
evaluate-false-none = Aucun accord, début ou fin de grève dans le registre qui n’ait eu lieu.
evaluate-change = { $contract } : { $event }, { $when }, { $confirmation }
evaluate-unknown = Dans le registre, hors des cycles dont les faits sont connus

## The demo

demo-about = Les actualités de cette démonstration sont des exemples : dates et faits sont exacts, textes et éditeurs inventés.
demo-database = Base de données : { $path }
demo-welcome = Ici, nous sommes le 26 juin 2026. Tapez /status wga, /status sag-aftra at:2023-10-04, /headlines, /digest preview ou /help ; /quit pour quitter.

## Health

check-database-sound = La base de données est saine.
check-database-none = Il n’y a pas encore de base de données à l’emplacement { $path } ; une lecture des flux ou un import la crée.
check-database-held = Strikewire est en train de s’en servir (processus { $process }).
check-disk = Il reste peu de place là où se trouve la base de données : { $megabytes } Mo. Libérez de l’espace.
check-clock = L’horloge de cette machine est fausse, ou l’a été : elle indique { $now }, mais { $then } est déjà passé. Réglez-la.
check-feeds-alike = Aucun flux n’a pu être lu, pour une seule et même raison : { $reason }.
check-feeds-unnamed = Aucun nom d’hôte ne peut être résolu : cette machine n’a pas de réseau, ou son DNS ne fonctionne pas.
check-feeds-unparsed = Les flux qui répondent ne peuvent pas être lus : { $reason }.
check-bot-known = Discord reconnaît le jeton : le bot s’appelle { $name }.
check-bot-none = Aucun jeton Discord n’est défini ; « strikewire run » en a besoin.
check-feeds = Flux qui répondent : { $answering } sur { $feeds }.
check-feeds-none = Aucun flux n’est configuré : il n’y a rien à interroger.
check-feed-paused = { $reason } ; pas consulté avant le { $when } (heure de Los Angeles)
check-feed-ok = { $items ->
    [one] { $items } entrée
   *[other] { $items } entrées
}

## Help

help-heading = Strikewire
help-intro = Où en sont les négociations entre les syndicats de Hollywood et les studios, depuis quand, sur quels enjeux et selon qui.
help-trust = Chaque phrase d’un résumé est tirée d’un article, source à l’appui. Ce que ni deux rédactions ni l’une des parties n’ont confirmé porte la mention « non confirmé ». Ce que Strikewire sait des années passées porte la mention « fait établi ».
prompt-hint = /status wga ou /help

usage-status = /status [syndicat] [at:JOUR]
usage-headlines = /headlines [syndicat] [days:N] [issue:ENJEU]
usage-timeline = /timeline syndicat
usage-digest = /digest preview [at:JOUR] [days:N]
usage-search = /search mots
usage-why = /why lien
usage-feeds = /feeds
usage-help = /help
usage-quit = /quit

about-status = où en sont les négociations, aujourd’hui ou un jour donné, comme 2023-09-22
about-headlines = les sujets des derniers jours, du plus récent au plus ancien
about-timeline = chaque phase avec ses dates et ses sources
about-digest = le récapitulatif tel qu’un salon le recevrait maintenant
about-search = les articles archivés qui contiennent ces mots, du plus récent au plus ancien
about-why = pourquoi un article a été retenu ou écarté, et comment il a été lu
about-feeds = chaque flux et son état
about-help = cette liste
about-quit = quitter

option-at = un jour passé, tel qu’on le connaissait alors
option-days = nombre de jours en arrière
option-issue = seulement ce qui cite cet enjeu, par exemple ai

## Pourquoi un article a été retenu ou écarté

why-matched = Strikewire a retenu cet article.
why-rejected = Strikewire a vu cet article et l’a écarté.
why-never = Aucun des flux que lit Strikewire n’a proposé ce lien.
why-never-in-feed = Strikewire lit bien { $publisher }, mais un flux ne contient qu’une partie des articles d’un éditeur.
why-never-a-feed = Strikewire ne lit aucun flux de { $publisher }.
why-never-hint = Le flux a pu donner une autre adresse à l’article : cherchez-le parmi les titres.
why-forgotten = Son texte n’est plus conservé, seule la décision l’est.

why-reason-union-and-labor = Il cite un syndicat suivi par Strikewire, ou l’alliance des studios (AMPTP), à propos d’une grève ou de négociations.
why-reason-people-on-strike = Il parle d’une grève de scénaristes, d’acteurs ou d’autres métiers du cinéma, de la télévision ou du jeu vidéo.
why-reason-people-and-talks = Il parle de négociations ou d’une grève de scénaristes, d’acteurs ou d’autres métiers du cinéma, de la télévision ou du jeu vidéo.
why-reason-hollywood-strike = Il parle d’une grève à Hollywood.
why-reason-another-strike = Il parle d’une grève ou d’un conflit dans un autre métier, pas d’un syndicat suivi par Strikewire.
why-reason-another-meaning = Les mots de son titre désignent ici autre chose, par exemple une cérémonie, une grève du personnel d’un syndicat ou une frappe aérienne.
why-reason-in-passing = Il ne cite une grève ou des négociations qu’au passage ; son sujet est ailleurs.
why-reason-no-conflict = Ni son titre ni son début ne parlent d’une grève ou de négociations d’un syndicat suivi par Strikewire.

why-details = Détails
why-changed = Ce qu’il a changé
why-nothing = rien
why-dates = seulement des dates, pas l’état des négociations
why-about = Sujet
why-news = Ce qui s’est passé
why-news-told = { $event }, { $modality }
why-modality-asserted = comme un fait
why-modality-hedged = comme une possibilité
why-modality-negated = comme n’ayant pas lieu
why-modality-conditional = sous condition
why-modality-historical = comme un fait passé
why-according = Selon
why-attribution-union = le syndicat
why-attribution-employers = les employeurs
why-attribution-jointly = les deux parties
why-attribution-outlet = un autre média
why-attribution-sources = des personnes qu’il ne nomme pas
why-wire = { $agency }, l’agence dont c’est le texte
why-publisher = Éditeur
why-publisher-party = { $publisher }, l’une des parties aux négociations
why-publisher-newsroom = { $publisher }, sur la liste des rédactions de Strikewire
why-publisher-other = { $publisher }, absent de la liste des rédactions de Strikewire
why-published = Publication
why-undated = un jour que son flux n’indique pas
why-moment = { $day }, { $time } (heure de Los Angeles)
why-seen = Vu le
why-seen-in = { $moment }, dans le flux { $feeds }
why-others = Également chez
why-edited = Modifié
why-edited-since = { $moment } ; voici la lecture du nouveau texte
why-lead = Début

why-claims = Ce qu’il dit, et ce qui en a résulté
why-claim = { $event }, { $when }
why-no-claims = Il ne raconte aucun événement daté : il n’y avait rien à changer.
why-copy = Comme il reprend { $source }, les deux comptent pour une seule source.
why-outcome-evidence = Il fait partie de ce qui étaye « { $phase } », qui est confirmé.
why-outcome-evidence-unconfirmed = Il fait partie de ce qui étaye « { $phase } », qui n’est pas confirmé.
why-outcome-agrees = Il concorde avec « { $phase } », qui repose sur d’autres articles.
why-outcome-reported = C’est affiché comme annoncé, non confirmé, tant qu’une autre rédaction ou l’une des parties n’a pas dit la même chose.
why-outcome-unconfirmed = Rien n’a changé : il y faut deux rédactions à moins de 48 heures d’intervalle, ou l’une des parties elle-même.
why-outcome-unlisted = Rien n’a changé : aucune rédaction de la liste de Strikewire et aucune des parties ne l’a dit.
why-outcome-ahead = Ce jour est encore à venir ; l’état des négociations ne changera qu’alors.
why-outcome-dated = L’état des négociations n’a pas changé ; seule la date est retenue, comme celle de la dernière séance ou de la fin d’une grève.
why-outcome-nothing_new = Il n’a rien dit qui change l’état des négociations.
why-outcome-no_phase = Une nouvelle de ce genre ne change pas l’état des négociations.
why-outcome-named = Rien n’a changé : c’est seulement cité, pas annoncé.
why-outcome-called = Rien n’a changé : le vote est convoqué, son résultat encore ouvert.
why-outcome-background = Rien n’a changé : c’est trop éloigné du jour de l’article et compte comme un rappel.
why-outcome-corrected = Un opérateur de Strikewire ne l’a pas retenu : { $reason }
why-outcome-hedged = Rien n’a changé : c’est donné comme une possibilité, pas comme un fait.
why-outcome-negated = L’article dit que cela n’a pas eu lieu. Cela peut faire retirer une annonce non confirmée et ne change rien d’autre.
why-outcome-conditional = Rien n’a changé : cela dépend d’autre chose.
why-outcome-historical = Rien n’a changé : l’article revient sur le passé.
why-outcome-undated = Rien n’a changé : son flux n’indique pas quand l’article a paru.

## Corrections du registre

corrections-heading = Corrections{ $waiting ->
    [0] { "" }
    [one] , dont 1 en attente d’un opérateur
   *[other] , dont { $waiting } en attente d’un opérateur
}
corrections-empty = Rien n’a été corrigé.
correction-proposed = La correction { $number } est proposée.
correction-hint = Elle attend qu’un opérateur l’accepte : correct accept { $number }
correction-waits = Rien ne change tant que les personnes qui gèrent ce bot n’ont pas tranché.
correction-decide = Rien ne change tant qu’elle n’est pas acceptée, ici ou avec « /corriger accepter ».
correction-reason = Raison : { $reason }
correction-choice = { $number } : { $change } ({ $contract })
decide-accept = Accepter
decide-reject = Refuser
decide-undo = Annuler
decide-which = { $what } { $number }
happening-choice = { $event }, { $day }
correction-decided = Correction { $number } : { $state }
correction-now = Où en sont désormais les négociations : { $contract } : { $badge }
correction-reject = « { $event } » du { $day } n’a pas eu lieu
correction-assert = « { $event } » a eu lieu le { $day }
correction-redate = « { $event } » du { $day } a eu lieu le { $new }
proposal-proposed = proposée
proposal-waiting = en attente
proposal-applied = appliquée
proposal-declined = refusée
proposal-undone = annulée
happening-known = { $name } ({ $event }) le { $day }

## Réponses dans Discord

as-of-moment = Situation : { $moment }
page-of = Page { $page } sur { $pages }
page-newer = Plus récentes
page-older = Plus anciennes
labelled = { $name } : { $value }
left-out = Omis faute de place : { $parts }
left-out-contracts = { $contracts ->
    [one] { $contracts } convention
   *[other] { $contracts } conventions
}
left-out-phases = { $phases ->
    [one] { $phases } phase précédente
   *[other] { $phases } phases précédentes
}
title-summary = Résumé
title-facts = Dates
digest-more = { $stories ->
    [one] { $stories } sujet de plus dans /titres
   *[other] { $stories } sujets de plus dans /titres
}
digest-late = Ce récapitulatif est en retard ; il était prévu : { $moment }.

## Commandes dans Discord

command-status = situation
command-headlines = titres
command-timeline = chronologie
command-why = pourquoi
command-digest = récap
command-digest-setup = configurer
command-digest-preview = aperçu
command-digest-list = liste
command-digest-pause = pause
command-digest-resume = reprendre
command-digest-remove = retirer
command-correct = corriger
command-correct-propose = proposer
command-correct-list = liste
command-correct-accept = accepter
command-correct-reject = refuser
command-correct-undo = annuler
command-feeds = flux
command-feeds-list = liste
command-feeds-test = tester
command-feeds-pause = pause
command-feeds-resume = reprendre
command-help = aide
command-about = à-propos
command-privacy = confidentialité

# Au plus 100 caractères.
does-status = Où en sont les négociations : une ligne pour chacune, ou tout sur un syndicat
does-headlines = L’actualité des derniers jours, la plus récente d’abord, chaque sujet une seule fois
does-timeline = Chaque phase des négociations d’un syndicat, avec dates et sources
does-why = Pourquoi un article compte ou non, et comment il a été lu
does-digest = Les récapitulatifs de ce serveur
does-digest-setup = Programmer un récapitulatif dans un salon, un fil ou un forum, ou le modifier
does-digest-preview = Voir un récapitulatif tel que son salon le recevrait maintenant
does-digest-list = Les récapitulatifs de ce serveur : quand ils arrivent, et ce qui a échoué
does-digest-pause = Suspendre un récapitulatif jusqu’à sa reprise
does-digest-resume = Reprendre un récapitulatif suspendu
does-digest-remove = Supprimer définitivement un récapitulatif
does-correct = Les erreurs sur l’état des négociations, et leur correction
does-correct-propose = Signaler une erreur aux personnes qui gèrent ce bot ; ce sont elles qui tranchent
does-correct-list = Pour ceux qui gèrent ce bot : toutes les corrections, d’abord celles en attente
does-correct-accept = Pour ceux qui gèrent ce bot : appliquer une correction proposée
does-correct-reject = Pour ceux qui gèrent ce bot : refuser une correction proposée
does-correct-undo = Pour ceux qui gèrent ce bot : annuler une correction appliquée
does-feeds = Les flux d’actualité qui sont lus
does-feeds-list = Chaque flux et son état
does-feeds-test = Pour ceux qui gèrent ce bot : interroger une adresse et expliquer ce qu’elle donne
does-feeds-pause = Pour ceux qui gèrent ce bot : ne plus consulter un flux jusqu’à sa reprise
does-feeds-resume = Pour ceux qui gèrent ce bot : consulter de nouveau un flux mis en pause
does-help = Ce que vous pouvez demander, et comment
does-about = Ce qu’est Strikewire, et d’où viennent ses informations
does-privacy = Ce qui est conservé à votre sujet, et un bouton pour le supprimer

takes-union = syndicat
takes-at = jour
takes-share = partager
takes-issue = enjeu
takes-days = jours
takes-link = lien
takes-hour = heure
takes-zone = fuseau-horaire
takes-channel = salon
takes-unions = syndicats
takes-weekdays = jours
takes-role = rôle
takes-quiet = jour-calme
takes-plain = texte-brut
takes-language = langue
takes-number = récap
takes-mistake = erreur
takes-contract = convention
takes-happening = événement
takes-reason = raison
takes-happened = jour
takes-correction = correction
takes-address = adresse
takes-feed = flux

meaning-union = WGA, SAG-AFTRA, DGA, IATSE, Teamsters...
meaning-at = Un jour passé, comme 2023-09-22 : la situation telle qu’on la connaissait alors
meaning-share = Montrer la réponse à tout le monde ici
meaning-issue = Seulement ce qui cite cet enjeu, par exemple l’IA
meaning-days = Nombre de jours en arrière
meaning-link = Le lien d’un article
meaning-hour = L’heure d’envoi, comme 9:00 ou 18h30
meaning-zone = Le fuseau horaire de cette heure : tapez une ville
meaning-channel = Où publier ; ici par défaut
meaning-unions = Quels syndicats, séparés par des virgules ; tous par défaut
meaning-weekdays = Quels jours ; tous les jours par défaut
meaning-role = Un rôle à mentionner à chaque récapitulatif
meaning-quiet = Que faire quand il ne s’est rien passé ; une ligne par défaut
meaning-plain = Du texte brut sans mise en page, pour les lecteurs d’écran
meaning-language = La langue du récapitulatif ; celle de ce serveur par défaut
meaning-number = Quel récapitulatif
meaning-mistake = Ce qui est faux
meaning-contract = La convention concernée
meaning-happening = Ce qui est indiqué à tort, ou ce qui manque
meaning-reason = Pourquoi, si possible avec un lien ; affiché avec les réponses que cela change
meaning-happened = Le bon jour, comme 2023-09-22, si la date est fausse ou si l’événement manque
meaning-correction = Quelle correction
meaning-address = L’adresse d’un flux, ou d’une page qui en propose
meaning-feed = Le flux : son nom ou son adresse

choice-weekdays-every = Tous les jours
choice-weekdays-workdays = Du lundi au vendredi
choice-weekdays-0 = Le lundi
choice-weekdays-1 = Le mardi
choice-weekdays-2 = Le mercredi
choice-weekdays-3 = Le jeudi
choice-weekdays-4 = Le vendredi
choice-weekdays-5 = Le samedi
choice-weekdays-6 = Le dimanche
choice-quiet-say = Le dire en une ligne
choice-quiet-silent = Ne rien publier
choice-mistake-reject = Cela n’a pas eu lieu
choice-mistake-assert = Cela a eu lieu, mais manque
choice-mistake-redate = Cela a eu lieu un autre jour

forum-title = Récapitulatif Strikewire
forum-greeting = Les récapitulatifs de ce serveur sont publiés ici.
error-no-place = Un récapitulatif ne peut pas être publié ici. Choisissez un salon textuel, un fil ou un forum avec l’option { $option }.
error-outdated = Cette commande vient de changer. Attendez une minute et réessayez ; si cela ne suffit pas, redémarrez Discord.
error-bug = Une erreur s’est produite de notre côté. L’opérateur la trouvera dans le journal ; veuillez réessayer plus tard.

## Récapitulatifs configurés par les responsables

subscription-made = Récapitulatif { $number } configuré
subscription-changed = Récapitulatif { $number } modifié
subscription-hint = « /récap aperçu » montre ce qu’il dirait maintenant.
subscription-next = Prochain envoi : { $moment } ({ $ago })
subscription-last = Dernier envoi : { $what }, { $ago }
subscription-paused = En pause : « /récap reprendre » le remet en marche
subscription-role = mentionne { $role }
subscription-by = configuré par { $person }
subscription-choice = { $number } : { $details }
subscription-details = { $time } { $zone }, { $unions }
subscriptions-heading = Récapitulatifs de ce serveur
subscriptions-empty = Ce serveur n’a pas encore de récapitulatif. « /récap configurer » en crée un : choisissez un salon, une heure et un fuseau horaire.

unions-all = tous les syndicats suivis
times-all = Chaque jour à { $time }, { $zone }
times-workdays = Du lundi au vendredi à { $time }, { $zone }
times-some = Chaque { $days } à { $time }, { $zone }
weekday-0 = lundi
weekday-1 = mardi
weekday-2 = mercredi
weekday-3 = jeudi
weekday-4 = vendredi
weekday-5 = samedi
weekday-6 = dimanche
quiet-say = Sans nouveauté, une ligne le dit
quiet-silent = Sans nouveauté, aucun message
plain-text = Texte brut, pour lecteurs d’écran

last-queued = en attente, le bot réessaie
last-claimed = en cours
last-sent = réussi
last-parked = échoué ({ $reason })
last-uncertain = peut-être échoué ({ $reason })
reason-channel-gone = le salon n’existe plus
reason-no-access = le bot ne peut pas voir le salon
reason-no-permission = le bot ne peut pas écrire dans le salon
reason-refused = refusé par Discord
reason-expired = Discord est resté injoignable
reason-superseded = c’était déjà l’heure du suivant
reason-removed = le récapitulatif a été retiré
reason-outdated = une mise à jour l’a rendu illisible
reason-history-hidden = le bot ne peut pas lire les messages du salon

troubles-heading = Ce qui a empêché des récapitulatifs d’arriver ces sept derniers jours
trouble-often = { $times } fois
trouble-channel-gone = Ce salon n’existe plus. Configurez le récapitulatif dans un autre salon avec « /récap configurer », puis retirez celui-ci avec « /récap retirer ».
trouble-no-access = Le bot ne peut pas voir ce salon. Accordez-lui la permission « { permission-view_channel } » dans ce salon, ou choisissez-en un autre.
trouble-no-permission = Le bot ne peut pas écrire dans ce salon. Accordez-lui la permission « { permission-send_messages } » dans ce salon (dans un fil : « { permission-send_messages_in_threads } »), ou choisissez-en un autre.
trouble-refused = Discord a refusé le message. C’est un défaut du bot : signalez-le aux personnes qui le gèrent, « /à-propos » dit comment.
trouble-expired = Discord est resté injoignable pendant un jour et l’envoi a été abandonné. Le récapitulatif suivant dit ce que celui-ci aurait dit.
trouble-superseded = Le récapitulatif n’a pas pu être envoyé avant l’heure du suivant, qui dit ce que celui-ci aurait dit. Il n’y a rien à faire.
trouble-removed = Le récapitulatif a été retiré avant cet envoi. Il n’y a rien à faire.
trouble-outdated = Le bot a été mis à jour avant cet envoi et ne peut plus lire le récapitulatif. Le suivant dit ce que celui-ci aurait dit.
trouble-history-hidden = Un récapitulatif n’est peut-être pas arrivé : le bot s’est arrêté ou a perdu la connexion pendant l’envoi. Il ne l’a pas renvoyé, car il ne peut pas vérifier s’il est là. Regardez dans le salon ; s’il manque, « /titres » montre les nouvelles. Avec la permission « { permission-read_message_history } », le bot peut vérifier lui-même.

change-paused = Le récapitulatif { $number } ({ $details }) est en pause. « /récap reprendre » le remet en marche.
change-resumed = Le récapitulatif { $number } ({ $details }) est remis en marche.
change-removed = Le récapitulatif { $number } ({ $details }) est retiré, avec ce qui restait à envoyer.

permission-view_channel = Voir le salon
permission-send_messages = Envoyer des messages
permission-send_messages_in_threads = Envoyer des messages dans les fils
permission-embed_links = Intégrer des liens
permission-read_message_history = Voir les anciens messages
permission-mention_everyone = Mentionner @everyone, @here et tous les rôles
permission-manage_threads = Gérer les fils

## À propos de Strikewire et de ce qu’il conserve

strikewire-feeds = { $feeds ->
    [one] Les informations viennent de { $feeds } flux
   *[other] Les informations viennent de { $feeds } flux
} de rédactions, de syndicats et de studios, tels que les éditeurs les proposent : nous les lisons sous notre propre nom, chacun au plus toutes les 15 minutes, sans jamais lire les pages auxquelles ils renvoient.
strikewire-publishers = Tout éditeur peut faire retirer son flux à tout moment. Contact :
strikewire-operator = les personnes qui gèrent ce bot
strikewire-software = Strikewire { $version } est un logiciel libre sous licence MIT.

privacy-heading = Ce qui est conservé à votre sujet
privacy-asking = Quand vous posez une question : rien. Ni la question ni son auteur ne sont enregistrés ; pendant quelques secondes, le bot compte en mémoire vos questions, pour que personne n’en pose trop à la fois.
privacy-digests = Quand vous configurez un récapitulatif : votre identifiant Discord l’accompagne, afin que « /récap liste » montre qui l’a configuré.
privacy-corrections = Quand vous proposez une correction : votre identifiant Discord l’accompagne, visible seulement des personnes qui gèrent ce bot ; pendant une heure, le bot compte aussi en mémoire vos propositions, pour que personne n’en fasse trop. Qui tranche sur les corrections figure dans leur historique et y reste.
privacy-messages = Le bot ne lit aucun message des membres. Il n’utilise aucun « intent » privilégié, seulement « guilds » : quels serveurs, salons et rôles existent. Après une panne, il cherche son propre récapitulatif parmi les derniers messages d’un salon.
privacy-logs = Le journal décrit le travail du bot et ses pannes, sans noms de personnes, identifiants ni questions.
privacy-button = Le bouton ci-dessous supprime votre identifiant et retire les corrections que vous avez proposées et que personne n’a tranchées. Celles qui sont tranchées et les récapitulatifs que vous avez configurés restent, sans vous.
privacy-forget = Supprimer ce qui me concerne
privacy-forgotten = { $count ->
    [0] Rien n’était conservé à votre sujet.
    [one] C’est fait : ce qui était conservé à votre sujet, à { $count } endroit, est supprimé.
   *[other] C’est fait : ce qui était conservé à votre sujet, à { $count } endroits, est supprimé.
}

## Errors

error-unexpected = Une erreur s’est produite : { $reason }.
error-token = Discord ne reconnaît pas ce jeton. Copiez-le à nouveau depuis la page Bot de votre application, placez-le dans DISCORD_TOKEN ou dans le fichier indiqué par token_file, puis redémarrez.
error-config = { $count ->
    [one] { $path } comporte un problème :
   *[other] { $path } comporte { $count } problèmes :
}
error-config-problem = { $key } = { $value } ; attendu : { $valid }
error-config-missing = { $key } manque ; attendu : { $valid }
error-config-unknown = { $key } n’est pas une clé valable ici ; possible : { $known }
error-fetch = Impossible de lire { $url } : { $reason }.
error-fetch-status = Impossible de lire { $url } : le serveur a répondu { $status } ({ $reason }).
error-parse = Le contenu de { $url } est illisible : { $reason }.
error-storage = La base de données n’a pas pu être utilisée : { $reason }.
error-schema = La base de données a été laissée intacte : { $reason }.
error-unknown-union = Aucun syndicat ne s’appelle « { $name } ». La commande « /situation » seule énumère les syndicats suivis.
error-unknown-union-close = Aucun syndicat ne s’appelle « { $name } ». Vouliez-vous dire { $suggestions } ?
error-unknown-feed = Aucun flux ne s’appelle « { $name } ». La liste des flux donne leurs noms.
error-unknown-feed-close = Aucun flux ne s’appelle « { $name } ». Vouliez-vous dire : { $suggestions } ?
error-unknown-issue = « { $name } » n’est pas un enjeu connu. Les enjeux sont { $known }.
error-invalid-date = « { $text } » n’est pas une date. Écrivez-la sous la forme année-mois-jour, par exemple 2023-09-22.
error-invalid-link = « { $text } » ne contient aucun lien vers un article. Collez son adresse entière, https compris.
error-hidden-link = Un lien de { $host } ne montre pas vers quel article il mène. Ouvrez-le, puis collez l’adresse de l’article lui-même.
error-unknown-command = « { $name } » n’est pas une commande. Tapez /help pour voir la liste.
error-unknown-command-close = « { $name } » n’est pas une commande. Vouliez-vous dire /{ $suggestion } ?
error-invalid-option = « { $option } » ne convient pas ici. Écrivez { $usage }.
error-invalid-since = « { $day } » ne peut pas être le premier jour : il vient après le dernier, ou un nombre de jours est indiqué aussi.
error-unknown-zone = « { $name } » n’est pas un fuseau horaire. { $suggestions ->
    [none] Écrivez-le comme America/Los_Angeles ou Europe/Madrid.
   *[other] Vouliez-vous dire { $suggestions } ?
}
error-invalid-hour = « { $text } » n’est pas une heure. Écrivez-la comme 9:00, 21:30 ou 9 pm.
error-unknown-digest = Ce serveur n’a pas de récapitulatif { $number }. « /récap liste » montre ceux qu’il a.
error-too-many-digests = Ce serveur a déjà { $most } récapitulatifs, le maximum. « /récap retirer » permet d’en supprimer un.
error-unknown-contract = Il n’y a pas d’accord « { $name } ». Peut-être : { $known } ? Le nom d’un syndicat désigne son accord principal.
error-unknown-event = Le registre ne connaît pas d’événement « { $name } ». Peut-être : { $known } ?
error-no-happening = Rien de tel que « { $event } » n’est connu aux environs du { $day }. Pour dire que cela a eu lieu, proposez : assert.
error-no-happening-close = Rien de tel que « { $event } » n’est connu aux environs du { $day }. Sont connus { $others }. Pour dire que cela a eu lieu, proposez : assert.
error-new-day = Changer une date demande aussi le nouveau jour ; les autres corrections n’en prennent pas.
error-invalid-reason = Donnez une raison de 1 à { $most } caractères.
error-unknown-proposal = Il n’y a pas de correction { $number }. « correct list » les montre toutes.
error-decided-proposal = La correction { $number } est déjà tranchée : { $state }. { $what ->
    [applied] Pour revenir là-dessus, annulez-la (undo).
   *[other] Pour revenir là-dessus, proposez-la de nouveau.
}
error-no-day = Il manque le jour. Choisissez ce qui est indiqué à tort dans la liste proposée ; si quelque chose manque, donnez son jour avec l’option « { takes-happened } ».
error-same-proposal = La correction { $number } demande la même chose et attend déjà. Il n’y a rien à faire.
error-too-many-proposals = { $most } corrections que vous avez proposées attendent déjà, et il ne peut y en avoir plus. Attendez qu’elles soient tranchées.
error-full-queue = Tant de corrections attendent qu’il n’en est plus accepté pour l’instant. Réessayez dans quelques jours.
error-proposal-pause = { $minutes ->
    [one] Vous avez proposé plusieurs corrections en peu de temps. Attendez { $minutes } minute.
   *[other] Vous avez proposé plusieurs corrections en peu de temps. Attendez { $minutes } minutes.
}
error-not-operator = C’est réservé aux personnes qui gèrent ce bot. Pour leur signaler une erreur, utilisez « /{ command-correct } { command-correct-propose } ».
error-missing-permission = Il manque au bot ces permissions dans ce salon : { $permissions }. Accordez-les-lui dans ce salon, puis réessayez.
error-own-permission = Il vous manque ces permissions dans ce salon : { $permissions }. Le bot n’y fait que ce qui vous est permis ; choisissez un autre salon ou un autre rôle.
error-role-not-mentionable = Le bot ne peut pas mentionner le rôle « { $role } ». Autorisez tout le monde à le mentionner dans les paramètres du rôle, ou choisissez-en un autre.
error-cooldown = { $seconds ->
    [one] Trop de questions à la fois. Réessayez dans { $seconds } seconde.
   *[other] Trop de questions à la fois. Réessayez dans { $seconds } secondes.
}
