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
note-reported = Selon { $sources }, non confirmé
note-reported-bare = Information non confirmée
note-reported-phase = Selon { $sources }, non confirmé : { $badge }
note-stale = Aucune information depuis le { $day }
note-corrected = Corrigé : { $reason }

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
feeds-stopped = { $stopped ->
    [one] { $stopped } arrêté
   *[other] { $stopped } arrêtés
}
feeds-empty = Aucun flux n’est configuré. Mettez defaults = true dans la configuration ou ajoutez une entrée [[feeds]].
feeds-name = Flux
feeds-state = État
feeds-last = Lecture
feeds-next = Prochaine
feeds-items = Entrées
feeds-matched = Retenues
feed-state-new = nouveau
feed-state-ok = normal
feed-state-failing = en échec
feed-state-stopped = arrêté
never = jamais
now-due = maintenant

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

## The demo

demo-about = Les actualités de cette démonstration sont des exemples : dates et faits sont exacts, textes et éditeurs inventés.
demo-database = Base de données : { $path }
demo-welcome = Ici, nous sommes le 26 juin 2026. Tapez /status wga, /status sag-aftra at:2023-10-04, /headlines, /digest preview ou /help ; /quit pour quitter.

## Health

check-database-sound = La base de données est saine.
check-database-none = Il n’y a pas encore de base de données à l’emplacement { $path } ; une lecture des flux ou un import la crée.
check-feeds = Flux qui répondent : { $answering } sur { $feeds }.
check-feed-ok = { $items ->
    [one] { $items } entrée
   *[other] { $items } entrées
}

## Help

help-heading = Strikewire
help-intro = Où en sont les négociations entre les syndicats de Hollywood et les studios, depuis quand, sur quels enjeux et selon qui.
help-trust = Chaque phrase d’un résumé est tirée d’un article, source à l’appui. Ce que ni deux rédactions ni l’une des parties n’ont confirmé porte la mention « non confirmé ».
prompt-hint = /status wga ou /help

usage-status = /status [syndicat] [at:JOUR]
usage-headlines = /headlines [syndicat] [days:N] [issue:ENJEU]
usage-timeline = /timeline syndicat
usage-digest = /digest preview [at:JOUR] [days:N]
usage-search = /search mots
usage-feeds = /feeds
usage-help = /help
usage-quit = /quit

about-status = où en sont les négociations, aujourd’hui ou un jour donné, comme 2023-09-22
about-headlines = les sujets des derniers jours, du plus récent au plus ancien
about-timeline = chaque phase avec ses dates et ses sources
about-digest = le récapitulatif tel qu’un salon le recevrait maintenant
about-search = les articles archivés qui contiennent ces mots, du plus récent au plus ancien
about-feeds = chaque flux et son état
about-help = cette liste
about-quit = quitter

option-at = un jour passé, tel qu’on le connaissait alors
option-days = nombre de jours en arrière
option-issue = seulement ce qui cite cet enjeu, par exemple ai

## Réponses dans Discord

as-of-moment = Situation : { $moment }
page-of = Page { $page } sur { $pages }
page-newer = Plus récentes
page-older = Plus anciennes
left-out = Omis faute de place : { $parts }
left-out-contracts = { $contracts ->
    [one] { $contracts } convention
   *[other] { $contracts } conventions
}
title-summary = Résumé
title-facts = Dates
digest-more = { $stories ->
    [one] { $stories } sujet de plus dans /headlines
   *[other] { $stories } sujets de plus dans /headlines
}
digest-late = Ce récapitulatif est en retard ; il était prévu : { $moment }.

## Errors

error-unexpected = Une erreur s’est produite : { $reason }.
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
error-unknown-union = Aucun syndicat ne s’appelle « { $name } ». La commande « /status » seule énumère les syndicats suivis.
error-unknown-union-close = Aucun syndicat ne s’appelle « { $name } ». Vouliez-vous dire { $suggestions } ?
error-unknown-issue = « { $name } » n’est pas un enjeu connu. Les enjeux sont { $known }.
error-invalid-date = « { $text } » n’est pas une date. Écrivez-la sous la forme année-mois-jour, par exemple 2023-09-22.
error-unknown-command = « { $name } » n’est pas une commande. Tapez /help pour voir la liste.
error-unknown-command-close = « { $name } » n’est pas une commande. Vouliez-vous dire /{ $suggestion } ?
error-invalid-option = « { $option } » ne convient pas ici. Écrivez { $usage }.
error-unknown-zone = « { $name } » n’est pas un fuseau horaire. { $suggestions ->
    [none] Écrivez-le comme America/Los_Angeles ou Europe/Madrid.
   *[other] Vouliez-vous dire { $suggestions } ?
}
error-invalid-hour = « { $text } » n’est pas une heure. Écrivez-la comme 9:00, 21:30 ou 9 pm.
error-unknown-digest = Ce serveur n’a pas de récapitulatif { $number }. « /digest list » montre ceux qu’il a.
error-too-many-digests = Ce serveur a déjà { $most } récapitulatifs, le maximum. « /digest remove » permet d’en supprimer un.
