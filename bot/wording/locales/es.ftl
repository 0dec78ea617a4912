### Every sentence Strikewire says in Spanish.
### A date may be a day or a whole month, so no article stands before one that may be either: `inicio: { $since }`.

# The Babel locale in which dates, lists and spans of time are written.
babel-locale = es_ES

## Days and times

first-of-month = 1
when-about = hacia { $month }
span = { $since } – { $until }
since-day = desde el { $date }
since-month = desde { $date }
since-about = desde { $date }, aproximadamente
just-now = ahora mismo
length-days = { $days ->
    [one] { $days } día
   *[other] { $days } días
}
in-days = { $days ->
    [0] hoy
    [1] mañana
   *[other] dentro de { $days } días
}

## Phases

phase-unknown = Situación desconocida
phase-in_force = En vigor
phase-bargaining = En negociación
phase-on_strike = En huelga
phase-tentative_agreement = Acuerdo provisional
phase-ratification = Votación de ratificación
phase-rejected = Rechazado por la afiliación

badge-since = { $phase } { $since }
badge-dated = { $phase } ({ $since })
badge-strike-day = { $phase }, día { $day }, { $since }
badge-expired = Situación desconocida: convenio vencido ({ $day })
badge-expired-undated = Situación desconocida: convenio vencido
badge-silent = Situación desconocida: sin noticias desde el { $day }
badge-no-report = Situación desconocida: aún no hay noticias

note-confirmed = Confirmado por { $sources }
note-confirmed-bare = Confirmado
note-reported = Según { $sources }, sin confirmar
note-reported-bare = Información sin confirmar
note-reported-phase = Según { $sources }, sin confirmar: { $badge }
note-stale = Sin noticias desde el { $day }
note-corrected = Corregido: { $reason }

## Events of a negotiation

event-talks_start = Comienza la negociación
event-talks_resume = Se reanuda la negociación
event-talks_continue = Continúa la negociación
event-talks_break_off = Se rompe la negociación
event-offer_made = Oferta
event-offer_rejected = Oferta rechazada
event-contract_expiry_extended = Convenio prorrogado
event-strike_threat = Amenaza de huelga
event-strike_authorization = Huelga autorizada
event-strike_start = Comienza la huelga
event-strike_continue = Huelga
event-picket = Piquetes
event-tentative_agreement = Acuerdo provisional
event-strike_end = Fin de la huelga
event-board_approval = Aval de la dirección sindical
event-ratification_vote = Votación de ratificación
event-ratified = Acuerdo ratificado
event-rejected_by_members = Acuerdo rechazado
event-blackout = Silencio informativo
event-impact_report = Repercusiones
event-analysis = Análisis
event-contract_expiry = Vencimiento del convenio

## Issues and where they stand

issue-ai = IA
issue-streaming_residuals = Derechos residuales del streaming
issue-minimum_staffing = Plantilla mínima
issue-viewership_data = Datos de audiencia
issue-self_tape = Autograbaciones
issue-wages = Salarios
issue-pension_health = Pensiones y salud
issue-consent_likeness = Consentimiento e imagen
issue-working_conditions = Condiciones de trabajo
issue-new_media_jurisdiction = Nuevos medios

stance-open = sin resolver
stance-progress = avances
stance-proposed = propuesta
stance-countered = contraoferta
stance-agreed = acuerdo
stance-gap = desacuerdo
stance-dropped = abandono

## Facts beside the phase

fact-strike = Huelga
strike-called = convocada, inicio: { $since }
strike-running = en curso { $since }
strike-running-day = día { $day }, { $since }
strike-ended = { $span }
strike-ended-days = { $span }, { $length }
strike-over = terminada, inicio: { $since }
unconfirmed = { $text } (sin confirmar)

fact-talks = Negociaciones
talks-none = ninguna en curso
talks-scheduled = previstas
talks-under_way = en curso
talks-broken_off = rotas
talks-last = última sesión: { $day }
talks-next = próxima sesión: { $day }

fact-authorized = Huelga autorizada
fact-blackout = Silencio informativo
fact-expires = Vencimiento del convenio
fact-expired = Convenio vencido
fact-last-report = Última noticia
day-with-countdown = { $day }, { $countdown }

## Answers

title-issues = Temas
title-headlines = Titulares
title-sources = Fuentes
contract-of-union = { $union } · { $contract }

status-empty = No se sigue ninguna negociación de { $union }.

overview-heading = Cómo están las negociaciones
overview-empty = No se sigue ninguna negociación.
overview-unconfirmed = Sin confirmar

headlines-heading = Titulares, { $span }
headlines-empty = No hay noticias en este periodo. Pida más días para remontarse más atrás.
headlines-count = { $total ->
    [one] { $total } noticia
   *[other] { $total } noticias
}
headlines-some = { $shown } de { $total } noticias
outlets-more = { $names } y { $more } más

search-heading = Artículos con «{ $words }»
search-empty = Ningún artículo del archivo contiene todas estas palabras.
search-count = { $articles ->
    [one] { $articles } artículo
   *[other] { $articles } artículos
}

timeline-heading = Cronología: { $union }
timeline-empty = Aún no se sabe nada de las negociaciones de { $union }.
timeline-confirmed = confirmado
timeline-reported = sin confirmar

digest-heading = Resumen
digest-quiet = Periodo tranquilo: sin novedades.
digest-changes = Qué ha cambiado
digest-ahead = Próximas fechas
digest-states = Cómo están las negociaciones
digest-rest = { $rest ->
    [one] { $rest } artículo más, sin novedades
   *[other] { $rest } artículos más, sin novedades
}
contract-ahead = { $contract }: { $what }
ahead-expiry = Vencimiento del convenio
ahead-talks = Negociaciones
ahead-strike = Huelga convocada

feeds-heading = { $feeds ->
    [one] { $feeds } canal RSS
   *[other] { $feeds } canales RSS
}
feeds-failing = { $failing } con fallos
feeds-stopped = { $stopped ->
    [one] { $stopped } detenido
   *[other] { $stopped } detenidos
}
feeds-empty = No hay ningún canal RSS configurado. Ponga defaults = true en la configuración o añada una entrada [[feeds]].
feeds-name = Canal RSS
feeds-state = Estado
feeds-last = Lectura
feeds-next = Próxima
feeds-items = Entradas
feeds-matched = Elegidas
feed-state-new = nuevo
feed-state-ok = normal
feed-state-failing = falla
feed-state-stopped = detenido
never = nunca
now-due = ahora

## How fresh an answer is

as-of = A { $day }, { $time } (hora de Los Ángeles)
as-known-on = Según lo que se sabía el { $day }
fresh-none = ningún canal RSS
fresh-unread = { $feeds ->
    [one] { $feeds } canal RSS, aún sin leer
   *[other] { $feeds } canales RSS, todos aún sin leer
}
fresh-read = { $feeds ->
    [one] { $feeds } canal RSS
   *[other] { $feeds } canales RSS
}, última lectura: { $ago }
fresh-read-failing = { $feeds ->
    [one] { $feeds } canal RSS
   *[other] { $feeds } canales RSS
}, { $failing } con fallos, última lectura: { $ago }
fresh-known = { $feeds ->
    [one] { $feeds } canal RSS
   *[other] { $feeds } canales RSS
}, última lectura: { $day }
fresh-fault = No se ha podido leer ningún canal RSS desde el { $day }, { $time } (hora de Los Ángeles)
fresh-fault-ever = Aún no se ha podido leer ningún canal RSS

## What a round of work did

round-polled = { $feeds ->
    [0] No hay ningún canal RSS por leer
    [one] { $feeds } canal RSS leído en { $seconds } s
   *[other] { $feeds } canales RSS leídos en { $seconds } s
}
round-next = { $sentence }; próxima lectura: { $ago }.
round-items = { $items ->
    [0] Nada nuevo.
    [one] { $items } entrada nueva, elegidas: { $matched }.
   *[other] { $items } entradas nuevas, elegidas: { $matched }.
}
round-unchanged = { $feeds ->
    [one] { $feeds } canal RSS no había cambiado.
   *[other] { $feeds } canales RSS no habían cambiado.
}
round-imported = { $files ->
    [one] { $files } archivo importado con { $items } en { $seconds } s.
   *[other] { $files } archivos importados con { $items } en { $seconds } s.
}
round-reread = { $articles ->
    [0] Todas las lecturas están al día.
    [one] { $articles } artículo releído en { $seconds } s.
   *[other] { $articles } artículos releídos en { $seconds } s.
}
round-rescued = { $items ->
    [one] { $items } entrada descartada queda ahora elegida.
   *[other] { $items } entradas descartadas quedan ahora elegidas.
}
round-trouble-feed = { $address }: { $reason }
round-trouble-file = { $path }: { $reason }
round-trouble-line = { $path }, línea { $line }: { $reason }
round-troubles-more = y { $more } más

## The demo

demo-about = Las noticias de esta demostración son de muestra: las fechas y los hechos son reales; los textos y los medios, inventados.
demo-database = Base de datos: { $path }
demo-welcome = Aquí hoy es 26 de junio de 2026. Escriba /status wga, /status sag-aftra at:2023-10-04, /headlines, /digest preview o /help; /quit para salir.

## Health

check-database-sound = La base de datos está en buen estado.
check-database-none = Aún no hay base de datos en { $path }; se creará al leer los canales RSS o al importar.
check-feeds = Canales RSS que responden: { $answering } de { $feeds }.
check-feed-ok = { $items ->
    [one] { $items } entrada
   *[other] { $items } entradas
}

## Help

help-heading = Strikewire
help-intro = Cómo están las negociaciones entre los sindicatos de Hollywood y los estudios, desde cuándo, sobre qué temas y según quién.
help-trust = Cada frase de un resumen procede de un artículo, con su fuente. Lo que no han confirmado dos redacciones ni una de las partes aparece como «sin confirmar».
prompt-hint = /status wga o /help

usage-status = /status [sindicato] [at:DÍA]
usage-headlines = /headlines [sindicato] [days:N] [issue:TEMA]
usage-timeline = /timeline sindicato
usage-digest = /digest preview [at:DÍA] [days:N]
usage-search = /search palabras
usage-feeds = /feeds
usage-help = /help
usage-quit = /quit

about-status = cómo están las negociaciones, ahora o en un día como 2023-09-22
about-headlines = las noticias de los últimos días, las más recientes primero
about-timeline = cada fase con sus fechas y sus fuentes
about-digest = el resumen tal como lo recibiría ahora un canal
about-search = artículos del archivo que contienen estas palabras, los más recientes primero
about-feeds = cada canal RSS y su estado
about-help = esta lista
about-quit = salir

option-at = un día pasado, según se conocía entonces
option-days = cuántos días atrás
option-issue = solo lo que menciona este tema, por ejemplo ai

## Respuestas en Discord

as-of-moment = Situación: { $moment }
page-of = Página { $page } de { $pages }
page-newer = Más recientes
page-older = Más antiguas
left-out = Omitido por falta de espacio: { $parts }
left-out-contracts = { $contracts ->
    [one] { $contracts } convenio
   *[other] { $contracts } convenios
}
title-summary = Resumen
title-facts = Fechas
digest-more = { $stories ->
    [one] { $stories } noticia más en /headlines
   *[other] { $stories } noticias más en /headlines
}
digest-late = Este resumen llega con retraso; correspondía: { $moment }.

## Errors

error-unexpected = Algo ha fallado: { $reason }.
error-config = { $count ->
    [one] { $path } tiene un problema:
   *[other] { $path } tiene { $count } problemas:
}
error-config-problem = { $key } = { $value }; se esperaba: { $valid }
error-config-missing = falta { $key }; se esperaba: { $valid }
error-config-unknown = { $key } no es una clave válida aquí; posible: { $known }
error-fetch = No se ha podido leer { $url }: { $reason }.
error-fetch-status = No se ha podido leer { $url }: el servidor respondió { $status } ({ $reason }).
error-parse = El contenido de { $url } es ilegible: { $reason }.
error-storage = No se ha podido usar la base de datos: { $reason }.
error-schema = La base de datos se ha dejado intacta: { $reason }.
error-unknown-union = Ningún sindicato se llama «{ $name }». La orden «/status» por sí sola enumera los sindicatos que se siguen.
error-unknown-union-close = Ningún sindicato se llama «{ $name }». ¿Quería decir { $suggestions }?
error-unknown-issue = «{ $name }» no es un tema conocido. Los temas son { $known }.
error-invalid-date = «{ $text }» no es una fecha. Escríbala como año-mes-día, por ejemplo 2023-09-22.
error-unknown-command = «{ $name }» no es una orden. Escriba /help para ver la lista.
error-unknown-command-close = «{ $name }» no es una orden. ¿Quería decir /{ $suggestion }?
error-invalid-option = «{ $option }» no encaja aquí. Escriba { $usage }.
error-unknown-zone = «{ $name }» no es una zona horaria. { $suggestions ->
    [none] Escríbala como America/Los_Angeles o Europe/Madrid.
   *[other] ¿Quería decir { $suggestions }?
}
error-invalid-hour = «{ $text }» no es una hora. Escríbala como 9:00, 21:30 o 9 pm.
error-unknown-digest = Este servidor no tiene el resumen { $number }. «/digest list» muestra los que tiene.
error-too-many-digests = Este servidor ya tiene { $most } resúmenes, el máximo. Con «/digest remove» se elimina uno.
