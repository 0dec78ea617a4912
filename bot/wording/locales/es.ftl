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
note-record = Hecho documentado: { $sources }
note-record-bare = Hecho documentado
note-reported = Según { $sources }, sin confirmar
note-reported-bare = Información sin confirmar
note-reported-phase = Según { $sources }, sin confirmar: { $badge }
note-stale = Sin noticias desde el { $day }
note-corrected = Corregido el { $day }: { $reason }

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
timeline-record = documentado
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
feeds-paused = { $paused } en pausa
feeds-stopped = { $stopped ->
    [one] { $stopped } detenido
   *[other] { $stopped } detenidos
}
feeds-empty = No hay ningún canal RSS configurado. Ponga defaults = true en la configuración o añada una entrada [[feeds]].
feeds-name = Canal RSS
feeds-state = Estado
feeds-last = Última lectura
feeds-next = Próxima lectura
feeds-items = Artículos por semana
feeds-matched = Recogidos
feeds-cost = { $requests ->
    [one] { $requests } petición
   *[other] { $requests } peticiones
} en 7 días, { $size }, { $unchanged } sin cambios
feed-state-new = nuevo
feed-state-ok = normal
feed-state-failing = con fallos
feed-state-slowed = casi abandonado
feed-state-stopped = detenido
feed-state-paused = en pausa
feed-state-merged = fusionado
never = nunca
now-due = ahora

## Lo que se comunica a los operadores sobre los canales

notices-heading = Los canales RSS de este bot
notices-button = Todos los canales
notice-failing = No se puede leer el canal { $name }: { $cause } ({ $address }). Los intentos se irán espaciando.
notice-recovered = El canal { $name } ya se puede leer de nuevo.
notice-slowed = El canal { $name } lleva 14 días sin poder leerse: { $cause } ({ $address }). A partir de ahora habrá un solo intento al día.
notice-stopped = El canal { $name } ya no existe, según su servidor ({ $address }). Se ha dejado de consultar: quítelo de la configuración o indique su nueva dirección.
notice-moved = El canal { $name } ha cambiado definitivamente de dirección, según su servidor: antes { $address }, ahora { $target }. A partir de ahora se leerá allí.
notice-merged = El canal { $name } ha cambiado definitivamente de dirección, según su servidor: antes { $address }, ahora { $target }. En esa dirección ya hay otro canal, y solo ese se leerá a partir de ahora.
notice-halted = Un operador ha puesto en pausa el canal { $name } ({ $address }). No se consultará hasta nuevo aviso.
notice-continued = Un operador ha reanudado el canal { $name } ({ $address }). Se volverá a consultar a su debido tiempo.
notice-crowded = El canal { $name } publica sin cesar artículos ajenos al tema ({ $address }). De ellos se conservarán solo los más recientes; los que tratan de una negociación se recogen siempre todos. ¿Es este el canal que quería seguir?
notice-paused = { $name } avisa de que ha recibido demasiadas peticiones. No se consultará ninguno de sus canales antes del { $when } (hora de Los Ángeles).
notice-outage = No se ha podido leer ningún canal desde el { $since } (hora de Los Ángeles): { $cause }. Los intentos continúan; mientras no pueda leerse ninguno, no se avisará de cada uno por separado.
outage-ever = Todavía no se ha podido leer ningún canal: { $cause }. Los intentos continúan; mientras no pueda leerse ninguno, no se avisará de cada uno por separado.
notice-resumed = Los canales ya se pueden leer de nuevo.

## What an address gives when it is tried

trial-sound = Strikewire puede leer este canal.
trial-degraded = El XML de este canal es defectuoso; Strikewire lee lo que puede.
trial-trouble = Aquí no hay ningún canal que Strikewire pueda leer: { $reason }.
trial-paused = Dirección no consultada: { $domain } dice que ha recibido demasiadas peticiones y no se consulta antes del { $when } (hora de Los Ángeles).
trial-asked = Dirección consultada
trial-led = Redirige a
trial-hop = { $address }: { $status }
trial-moved = Trasladada definitivamente a
trial-answer = Respuesta
trial-no-type = tipo de archivo sin indicar
trial-page = { $type }, { $size }
trial-conditional = { $type }, { $size }; el servidor avisa cuando no hay cambios
trial-unconditional = { $type }, { $size }; el servidor lo envía todo cada vez
trial-wait = Pide una pausa de
trial-minutes = { $minutes ->
    [one] 1 minuto
   *[other] { $minutes } minutos
}
trial-title = Título
trial-items = Artículos
trial-count = { $items ->
    [one] 1 artículo
   *[other] { $items } artículos
}
trial-newest = el más reciente { $ago }
trial-undated = { $items } sin fecha
trial-publisher = Medio
trial-matches = { $matched ->
    [0] Hoy no se recogería ninguno de sus artículos.
    [one] Se recogería 1 de sus { $items } artículos:
   *[other] Se recogerían { $matched } de sus { $items } artículos:
}
trial-offers = La página ofrece estos canales:
trial-try-offer = Pruebe uno de ellos con «{ $command }».
trial-configured = Está configurado como { $name }.
trial-add = Para seguirlo, añada a config.toml una entrada [[feeds]] con su url y un nombre.

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

sync-done = Los comandos están registrados.
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

## How well the news is read

evaluate-heading = Cómo se lee { $file }
evaluate-items = { $items ->
    [one] Cuenta { $items } entrada
   *[other] Cuentan { $items } entradas
}; casos dudosos que no cuentan: { $borderline }.
evaluate-measure = Medida
evaluate-part-all = Todo
evaluate-part-train = Reglas
evaluate-part-held = Reserva
evaluate-borderline = Con dudosos
evaluate-keywords = Palabras
evaluate-goal = Meta
evaluate-goal-least = ≥ { $value }
evaluate-goal-most = ≤ { $value }
evaluate-relevance = Pertinencia, F1
evaluate-unions = Sindicatos, F1
evaluate-events = Hechos, F1 medio
evaluate-issues = Temas, F1
evaluate-false-news = Noticias falsas
evaluate-story-precision = Noticias, precisión
evaluate-story-recall = Noticias, exhaustividad
evaluate-shares = precisión { $precision }, exhaustividad { $recall }
evaluate-tally = aciertos: { $right }, falsos: { $false }, omitidos: { $missed }
evaluate-interval = nueve de cada diez muestras caen entre { $low } y { $high }
evaluate-false-news-about = un acuerdo, una huelga que empieza o acaba, leídos donde nada los cuenta: { $count } de { $items }
evaluate-pairs = pares de artículos sobre un mismo hecho: { $tally }
evaluate-events-heading = Cómo se leyó cada hecho
evaluate-event = Hecho
evaluate-count = Entradas
evaluate-precision = Precisión
evaluate-recall = Exhaustividad
evaluate-f1 = F1
evaluate-read-as = leídos de otro modo: { $events }
evaluate-nothing = descartado
evaluate-few = Los hechos con menos de { $least } entradas no cuentan en la media.
evaluate-mistakes = Los peores errores, { $shown } de { $total }
evaluate-mistakes-left-out = Se omiten los errores entre las entradas reservadas, para que nadie escriba reglas según ellos; --kept-aside los muestra también.
evaluate-wrong-false_news = Noticia que nadie cuenta
evaluate-wrong-false_alarm = No pertinente
evaluate-wrong-missed = Pertinente, pero descartada
evaluate-wrong-unions = Sindicatos
evaluate-wrong-event = Hecho
evaluate-wrong-issues = Temas
evaluate-difference = { $wrong }: { $said } en lugar de { $expected }
evaluate-cycles = La fase de cada día, solo según los artículos
evaluate-cycle = { $union } { $cycle }
evaluate-cycle-days = { $right } de { $days } días
evaluate-cycle-articles = { $articles ->
    [one] { $articles } artículo
   *[other] { $articles } artículos
}
evaluate-instead = { $said } en lugar de { $expected }
evaluate-or = { $one } o { $other }
evaluate-false = En el registro, pero ningún hecho lo respalda
evaluate-false-none = Ningún acuerdo, comienzo o final de huelga en el registro que no haya ocurrido.
evaluate-change = { $contract }: { $event }, { $when }, { $confirmation }
evaluate-unknown = En el registro, fuera de los ciclos cuyos hechos se conocen

## The demo

demo-about = Las noticias de esta demostración son de muestra: las fechas y los hechos son reales; los textos y los medios, inventados.
demo-database = Base de datos: { $path }
demo-welcome = Aquí hoy es 26 de junio de 2026. Escriba /status wga, /status sag-aftra at:2023-10-04, /headlines, /digest preview o /help; /quit para salir.

## Health

check-database-sound = La base de datos está en buen estado.
check-database-none = Aún no hay base de datos en { $path }; se creará al leer los canales RSS o al importar.
check-database-held = Strikewire está funcionando con ella (proceso { $process }).
check-disk = Queda poco espacio donde está la base de datos: { $megabytes } MB. Libere espacio.
check-clock = El reloj de esta máquina está mal, o lo estuvo: marca { $now }, pero { $then } ya ha pasado. Póngalo en hora.
check-feeds-alike = No se puede leer ningún canal RSS, y siempre por el mismo motivo: { $reason }.
check-feeds-unnamed = No se puede resolver ningún nombre de host: esta máquina no tiene red o su DNS no funciona.
check-feeds-unparsed = Los canales RSS que responden no se pueden leer: { $reason }.
check-bot-known = Discord conoce el token: el bot se llama { $name }.
check-bot-none = No hay ningún token de Discord; «strikewire run» lo necesita.
check-feeds = Canales RSS que responden: { $answering } de { $feeds }.
check-feeds-none = No hay ningún canal RSS configurado: no hay nada que consultar.
check-feed-paused = { $reason }; no se consulta antes del { $when } (hora de Los Ángeles)
check-feed-ok = { $items ->
    [one] { $items } entrada
   *[other] { $items } entradas
}

## Help

help-heading = Strikewire
help-intro = Cómo están las negociaciones entre los sindicatos de Hollywood y los estudios, desde cuándo, sobre qué temas y según quién.
help-trust = Cada frase de un resumen procede de un artículo, con su fuente. Lo que no han confirmado dos redacciones ni una de las partes aparece como «sin confirmar». Lo que Strikewire trae de años anteriores aparece como «hecho documentado».
prompt-hint = /status wga o /help

usage-status = /status [sindicato] [at:DÍA]
usage-headlines = /headlines [sindicato] [days:N] [issue:TEMA]
usage-timeline = /timeline sindicato
usage-digest = /digest preview [at:DÍA] [days:N]
usage-search = /search palabras
usage-why = /why enlace
usage-feeds = /feeds
usage-help = /help
usage-quit = /quit

about-status = cómo están las negociaciones, ahora o en un día como 2023-09-22
about-headlines = las noticias de los últimos días, las más recientes primero
about-timeline = cada fase con sus fechas y sus fuentes
about-digest = el resumen tal como lo recibiría ahora un canal
about-search = artículos del archivo que contienen estas palabras, los más recientes primero
about-why = por qué un artículo se eligió o se descartó, y cómo se leyó
about-feeds = cada canal RSS y su estado
about-help = esta lista
about-quit = salir

option-at = un día pasado, según se conocía entonces
option-days = cuántos días atrás
option-issue = solo lo que menciona este tema, por ejemplo ai

## Por qué un artículo se eligió o se descartó

why-matched = Strikewire eligió este artículo.
why-rejected = Strikewire vio este artículo y lo descartó.
why-never = Ninguno de los canales RSS que lee Strikewire ha ofrecido este enlace.
why-never-in-feed = Strikewire sí lee { $publisher }, pero un canal RSS solo contiene parte de los artículos de un medio.
why-never-a-feed = Strikewire no lee ningún canal RSS de { $publisher }.
why-never-hint = El canal RSS pudo dar otra dirección al artículo: búsquelo entre los titulares.
why-forgotten = Su texto ya no se conserva, solo la decisión.

why-reason-union-and-labor = Nombra a un sindicato que sigue Strikewire, o a la alianza de los estudios (AMPTP), junto con una huelga o una negociación.
why-reason-people-on-strike = Habla de una huelga de guionistas, actores u otros oficios del cine, la televisión o los videojuegos.
why-reason-people-and-talks = Habla de una negociación o una huelga de guionistas, actores u otros oficios del cine, la televisión o los videojuegos.
why-reason-hollywood-strike = Habla de una huelga en Hollywood.
why-reason-another-strike = Habla de una huelga o un conflicto de otro oficio, no de un sindicato que siga Strikewire.
why-reason-another-meaning = Las palabras de su título significan aquí otra cosa, como una gala de premios, una huelga del personal de un sindicato o un ataque aéreo.
why-reason-in-passing = Solo menciona de paso una huelga o una negociación; su tema es otro.
why-reason-no-conflict = Ni su título ni su comienzo hablan de una huelga o una negociación de un sindicato que siga Strikewire.

why-details = Detalles
why-changed = Qué cambió
why-nothing = nada
why-dates = solo fechas, no el estado de las negociaciones
why-about = Asunto
why-news = Qué pasó
why-news-told = { $event }, { $modality }
why-modality-asserted = como un hecho
why-modality-hedged = como una posibilidad
why-modality-negated = como algo que no ocurre
why-modality-conditional = con una condición
why-modality-historical = como algo pasado
why-according = Según
why-attribution-union = el sindicato
why-attribution-employers = la patronal
why-attribution-jointly = ambas partes
why-attribution-outlet = otro medio
why-attribution-sources = personas a las que no nombra
why-wire = { $agency }, la agencia autora del texto
why-publisher = Medio
why-publisher-party = { $publisher }, una de las partes de la negociación
why-publisher-newsroom = { $publisher }, en la lista de redacciones de Strikewire
why-publisher-other = { $publisher }, fuera de la lista de redacciones de Strikewire
why-published = Publicado
why-undated = un día que su canal RSS no indica
why-moment = { $day }, { $time } (hora de Los Ángeles)
why-seen = Visto por primera vez
why-seen-in = { $moment }, en el canal RSS { $feeds }
why-others = También lo cuentan
why-edited = Modificado
why-edited-since = { $moment }; esta es la lectura del texto nuevo
why-lead = Comienzo

why-claims = Qué dice y qué resultó de ello
why-claim = { $event }, { $when }
why-no-claims = No cuenta ningún suceso con fecha, así que no había nada que cambiar.
why-copy = Como repite a { $source }, ambos cuentan como una sola fuente.
why-outcome-evidence = Es parte de lo que respalda «{ $phase }», que está confirmado.
why-outcome-evidence-unconfirmed = Es parte de lo que respalda «{ $phase }», que está sin confirmar.
why-outcome-agrees = Concuerda con «{ $phase }», que se basa en otros artículos.
why-outcome-reported = Se muestra como anunciado y sin confirmar hasta que otra redacción o una de las partes diga lo mismo.
why-outcome-unconfirmed = No cambió nada: hacen falta dos redacciones con menos de 48 horas entre una y otra, o una de las propias partes.
why-outcome-unlisted = No cambió nada: no lo ha dicho ninguna redacción de la lista de Strikewire ni ninguna de las partes.
why-outcome-ahead = Ese día aún está por llegar; el estado de las negociaciones cambiará solo entonces.
why-outcome-dated = No cambió el estado de las negociaciones; solo se guarda su fecha, como la de la última sesión o la del fin de una huelga.
why-outcome-nothing_new = No dijo nada que cambiara el estado de las negociaciones.
why-outcome-no_phase = Una noticia de este tipo no cambia el estado de las negociaciones.
why-outcome-named = No cambió nada: solo se menciona, no se da como noticia.
why-outcome-called = No cambió nada: la votación está convocada y su resultado, abierto.
why-outcome-background = No cambió nada: queda demasiado lejos del día del artículo y cuenta como antecedente.
why-outcome-corrected = Un operador de Strikewire lo descartó: { $reason }
why-outcome-hedged = No cambió nada: se da como una posibilidad, no como un hecho.
why-outcome-negated = El artículo dice que no ocurrió. Eso puede retirar un anuncio sin confirmar y no cambia nada más.
why-outcome-conditional = No cambió nada: depende de otra cosa.
why-outcome-historical = No cambió nada: el artículo recuerda algo pasado.
why-outcome-undated = No cambió nada: su canal RSS no dice cuándo apareció el artículo.

## Correcciones del registro

corrections-heading = Correcciones{ $waiting ->
    [0] { "" }
    [one] , 1 a la espera de un operador
   *[other] , { $waiting } a la espera de un operador
}
corrections-empty = No se ha corregido nada.
correction-proposed = La corrección { $number } queda propuesta.
correction-hint = Espera a que un operador la acepte: correct accept { $number }
correction-waits = Nada cambia hasta que las personas que gestionan este bot hayan decidido.
correction-decide = Nada cambia hasta que se acepte, aquí o con «/corregir aceptar».
correction-reason = Motivo: { $reason }
correction-choice = { $number }: { $change } ({ $contract })
decide-accept = Aceptar
decide-reject = Rechazar
decide-undo = Retirar
decide-which = { $what } { $number }
happening-choice = { $event }, { $day }
correction-decided = Corrección { $number }: { $state }
correction-now = Cómo están ahora las negociaciones: { $contract }: { $badge }
correction-reject = «{ $event }» del { $day } no ocurrió
correction-assert = «{ $event }» ocurrió el { $day }
correction-redate = «{ $event }» del { $day } ocurrió el { $new }
proposal-proposed = propuesta
proposal-waiting = en espera
proposal-applied = aplicada
proposal-declined = rechazada
proposal-undone = retirada
happening-known = { $name } ({ $event }) el { $day }

## Respuestas en Discord

as-of-moment = Situación: { $moment }
page-of = Página { $page } de { $pages }
page-newer = Más recientes
page-older = Más antiguas
labelled = { $name }: { $value }
left-out = Omitido por falta de espacio: { $parts }
left-out-contracts = { $contracts ->
    [one] { $contracts } convenio
   *[other] { $contracts } convenios
}
left-out-phases = { $phases ->
    [one] { $phases } fase anterior
   *[other] { $phases } fases anteriores
}
title-summary = Resumen
title-facts = Fechas
digest-more = { $stories ->
    [one] { $stories } noticia más en /titulares
   *[other] { $stories } noticias más en /titulares
}
digest-late = Este resumen llega con retraso; correspondía: { $moment }.

## Comandos en Discord

command-status = situación
command-headlines = titulares
command-timeline = cronología
command-why = por-qué
command-digest = resumen
command-digest-setup = configurar
command-digest-preview = vista-previa
command-digest-list = lista
command-digest-pause = pausar
command-digest-resume = reanudar
command-digest-remove = quitar
command-correct = corregir
command-correct-propose = proponer
command-correct-list = lista
command-correct-accept = aceptar
command-correct-reject = rechazar
command-correct-undo = retirar
command-feeds = rss
command-feeds-list = lista
command-feeds-test = probar
command-feeds-pause = pausar
command-feeds-resume = reanudar
command-help = ayuda
command-about = acerca-de
command-privacy = privacidad

# 100 caracteres como máximo.
does-status = Cómo están las negociaciones: una línea para cada una, o todo sobre un sindicato
does-headlines = Las noticias de los últimos días, las más recientes primero, sin repetir ninguna
does-timeline = Cada fase de las negociaciones de un sindicato, con fechas y fuentes
does-why = Por qué un artículo cuenta o no, y cómo se ha leído
does-digest = Los resúmenes de este servidor
does-digest-setup = Programar un resumen diario en un canal, hilo o foro, o cambiarlo
does-digest-preview = Ver un resumen tal como lo recibiría ahora su canal
does-digest-list = Los resúmenes de este servidor: cuándo llegan y qué ha fallado
does-digest-pause = Detener un resumen hasta que se reanude
does-digest-resume = Reanudar un resumen en pausa
does-digest-remove = Quitar un resumen para siempre
does-correct = Los errores sobre el estado de las negociaciones y cómo se corrigen
does-correct-propose = Avisar de un error a las personas que gestionan este bot; ellas deciden
does-correct-list = Para quienes gestionan este bot: todas las correcciones, primero las que esperan
does-correct-accept = Para quienes gestionan este bot: aplicar una corrección propuesta
does-correct-reject = Para quienes gestionan este bot: rechazar una corrección propuesta
does-correct-undo = Para quienes gestionan este bot: retirar una corrección aplicada
does-feeds = Los canales RSS que se leen
does-feeds-list = Cada canal RSS y su estado
does-feeds-test = Para quienes gestionan este bot: consultar una dirección y explicar qué ofrece
does-feeds-pause = Para quienes gestionan este bot: dejar de consultar un canal hasta que se reanude
does-feeds-resume = Para quienes gestionan este bot: volver a consultar un canal en pausa
does-help = Qué se puede preguntar y cómo
does-about = Qué es Strikewire y de dónde vienen sus noticias
does-privacy = Qué se guarda sobre ti, y un botón que lo borra

takes-union = sindicato
takes-at = día
takes-share = compartir
takes-issue = tema
takes-days = días
takes-link = enlace
takes-hour = hora
takes-zone = zona-horaria
takes-channel = canal
takes-unions = sindicatos
takes-weekdays = días
takes-role = rol
takes-quiet = día-tranquilo
takes-plain = texto-simple
takes-language = idioma
takes-number = resumen
takes-mistake = error
takes-contract = convenio
takes-happening = hecho
takes-reason = motivo
takes-happened = día
takes-correction = corrección
takes-address = dirección
takes-feed = canal

meaning-union = WGA, SAG-AFTRA, DGA, IATSE, Teamsters...
meaning-at = Un día pasado, como 2023-09-22: la situación según se conocía entonces
meaning-share = Mostrar la respuesta a todos aquí
meaning-issue = Solo lo que menciona este tema, por ejemplo la IA
meaning-days = Cuántos días atrás
meaning-link = El enlace de un artículo
meaning-hour = La hora del día, como 9:00 o 18:30
meaning-zone = La zona horaria de esa hora: escribe una ciudad
meaning-channel = Dónde publicar; aquí si no se indica
meaning-unions = Qué sindicatos, separados por comas; todos si no se indica
meaning-weekdays = Qué días; todos si no se indica
meaning-role = Un rol que mencionar en cada resumen
meaning-quiet = Qué hacer cuando no ha pasado nada; una línea si no se indica
meaning-plain = Texto simple sin diseño, para lectores de pantalla
meaning-language = El idioma del resumen; el de este servidor si no se indica
meaning-number = Qué resumen
meaning-mistake = Qué está mal
meaning-contract = De qué convenio se trata
meaning-happening = Lo que se cuenta por error, o lo que falta
meaning-reason = Por qué, si es posible con un enlace; se muestra con las respuestas que cambia
meaning-happened = El día correcto, como 2023-09-22, si la fecha está mal o si falta el hecho
meaning-correction = Qué corrección
meaning-address = La dirección de un canal RSS, o de una página que los ofrezca
meaning-feed = El canal: su nombre o su dirección

choice-weekdays-every = Todos los días
choice-weekdays-workdays = De lunes a viernes
choice-weekdays-0 = Los lunes
choice-weekdays-1 = Los martes
choice-weekdays-2 = Los miércoles
choice-weekdays-3 = Los jueves
choice-weekdays-4 = Los viernes
choice-weekdays-5 = Los sábados
choice-weekdays-6 = Los domingos
choice-quiet-say = Decirlo en una línea
choice-quiet-silent = No publicar nada
choice-mistake-reject = No ocurrió
choice-mistake-assert = Ocurrió, pero falta
choice-mistake-redate = Ocurrió otro día

forum-title = Resumen de Strikewire
forum-greeting = Aquí se publican los resúmenes de este servidor.
error-no-place = Aquí no se puede publicar un resumen. Elige un canal de texto, un hilo o un foro con la opción { $option }.
error-outdated = Este comando acaba de cambiar. Espera un minuto e inténtalo de nuevo; si no ayuda, reinicia Discord.
error-bug = Algo ha fallado por nuestra parte. El operador lo encontrará en el registro; inténtalo de nuevo más tarde.

## Resúmenes configurados por las personas responsables

subscription-made = Resumen { $number } configurado
subscription-changed = Resumen { $number } modificado
subscription-hint = «/resumen vista-previa» muestra lo que diría ahora.
subscription-next = Próximo envío: { $moment } ({ $ago })
subscription-last = Último envío: { $what }, { $ago }
subscription-paused = En pausa: «/resumen reanudar» lo pone de nuevo en marcha
subscription-role = menciona a { $role }
subscription-by = configurado por { $person }
subscription-choice = { $number }: { $details }
subscription-details = { $time } { $zone }, { $unions }
subscriptions-heading = Resúmenes de este servidor
subscriptions-empty = Este servidor aún no tiene ningún resumen. «/resumen configurar» crea uno: elija un canal, una hora y una zona horaria.

unions-all = todos los sindicatos que se siguen
times-all = Todos los días a las { $time }, { $zone }
times-workdays = De lunes a viernes a las { $time }, { $zone }
times-some = Los { $days } a las { $time }, { $zone }
weekday-0 = lunes
weekday-1 = martes
weekday-2 = miércoles
weekday-3 = jueves
weekday-4 = viernes
weekday-5 = sábados
weekday-6 = domingos
quiet-say = Si no hay novedades, lo dice en una línea
quiet-silent = Si no hay novedades, no envía nada
plain-text = Texto sin formato, para lectores de pantalla

last-queued = en espera, el bot sigue intentándolo
last-claimed = en curso
last-sent = realizado
last-parked = fallido ({ $reason })
last-uncertain = quizá fallido ({ $reason })
reason-channel-gone = el canal ya no existe
reason-no-access = el bot no puede ver el canal
reason-no-permission = el bot no puede escribir en el canal
reason-refused = Discord lo rechazó
reason-expired = no hubo conexión con Discord
reason-superseded = ya tocaba el siguiente
reason-removed = el resumen se quitó
reason-outdated = una actualización lo dejó ilegible
reason-history-hidden = el bot no puede leer los mensajes del canal

troubles-heading = Qué ha impedido que llegaran resúmenes en los últimos siete días
trouble-often = { $times } veces
trouble-channel-gone = Ese canal ya no existe. Configure el resumen en otro canal con «/resumen configurar» y quite este con «/resumen quitar».
trouble-no-access = El bot no puede ver ese canal. Dele en ese canal el permiso «{ permission-view_channel }» o elija otro canal.
trouble-no-permission = El bot no puede escribir en ese canal. Dele en ese canal el permiso «{ permission-send_messages }» (en un hilo, «{ permission-send_messages_in_threads }») o elija otro canal.
trouble-refused = Discord rechazó el mensaje. Es un fallo del bot: avise a quienes lo gestionan; «/acerca-de» dice cómo.
trouble-expired = No hubo conexión con Discord durante un día y se renunció al envío. El siguiente resumen dice lo que este habría dicho.
trouble-superseded = El resumen no pudo enviarse antes de la hora del siguiente, que dice lo que este habría dicho. No hay que hacer nada.
trouble-removed = El resumen se quitó antes de este envío. No hay que hacer nada.
trouble-outdated = El bot se actualizó antes de este envío y ya no puede leer el resumen. El siguiente dice lo que este habría dicho.
trouble-history-hidden = Quizá no llegó un resumen: el bot se detuvo o perdió la conexión durante el envío. No lo envió otra vez porque no puede comprobar si está ahí. Mire en el canal; si falta, «/titulares» muestra las noticias. Con el permiso «{ permission-read_message_history }», el bot puede comprobarlo por sí mismo.

change-paused = El resumen { $number } ({ $details }) está en pausa. «/resumen reanudar» lo pone de nuevo en marcha.
change-resumed = El resumen { $number } ({ $details }) está de nuevo en marcha.
change-removed = El resumen { $number } ({ $details }) queda eliminado, junto con lo que faltaba por enviar.

permission-view_channel = Ver canal
permission-send_messages = Enviar mensajes
permission-send_messages_in_threads = Enviar mensajes en hilos
permission-embed_links = Insertar enlaces
permission-read_message_history = Leer el historial de mensajes
permission-mention_everyone = Mencionar @everyone, @here y todos los roles
permission-manage_threads = Gestionar hilos

## Acerca de Strikewire y de lo que guarda

strikewire-feeds = { $feeds ->
    [one] Las noticias proceden de { $feeds } canal RSS
   *[other] Las noticias proceden de { $feeds } canales RSS
} de redacciones, sindicatos y estudios, tal como los ofrecen quienes los publican: los leemos con nuestro propio nombre, cada uno como máximo cada 15 minutos, y nunca leemos las páginas a las que remiten.
strikewire-publishers = Quien publica un canal RSS puede hacer que se retire en cualquier momento. Contacto:
strikewire-operator = las personas que gestionan este bot
strikewire-software = Strikewire { $version } es software libre con licencia MIT.

privacy-heading = Qué se guarda sobre usted
privacy-asking = Cuando pregunta: nada. No se guarda ni quién pregunta ni qué; durante unos segundos, el bot cuenta en memoria sus preguntas para que nadie haga demasiadas a la vez.
privacy-digests = Cuando configura un resumen: su identificador de Discord queda junto a él, para que «/resumen lista» muestre quién lo configuró.
privacy-corrections = Cuando propone una corrección: su identificador de Discord queda junto a ella, visible solo para las personas que gestionan este bot; durante una hora, el bot también cuenta en memoria sus propuestas, para que nadie haga demasiadas. Quien decide sobre las correcciones consta en su historial y permanece en él.
privacy-messages = El bot no lee ningún mensaje de los miembros. No usa ningún «intent» privilegiado, solo «guilds»: qué servidores, canales y roles hay. Después de un fallo, busca su propio resumen entre los últimos mensajes de un canal.
privacy-logs = El registro describe el trabajo del bot y sus fallos, sin nombres de personas, identificadores ni preguntas.
privacy-button = El botón de abajo elimina su identificador y retira las correcciones que propuso y sobre las que nadie ha decidido. Las ya decididas y los resúmenes que configuró permanecen, sin usted.
privacy-forget = Eliminar lo que se guarda sobre mí
privacy-forgotten = { $count ->
    [0] No se guardaba nada sobre usted.
    [one] Hecho: lo que se guardaba sobre usted, en { $count } lugar, se ha eliminado.
   *[other] Hecho: lo que se guardaba sobre usted, en { $count } lugares, se ha eliminado.
}

## Errors

error-unexpected = Algo ha fallado: { $reason }.
error-token = Discord no conoce este token. Cópialo de nuevo desde la página Bot de tu aplicación, ponlo en DISCORD_TOKEN o en el archivo que indica token_file y arranca otra vez.
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
error-unknown-union = Ningún sindicato se llama «{ $name }». La orden «/situación» por sí sola enumera los sindicatos que se siguen.
error-unknown-union-close = Ningún sindicato se llama «{ $name }». ¿Quería decir { $suggestions }?
error-unknown-feed = Ningún canal RSS se llama «{ $name }». La lista de canales muestra sus nombres.
error-unknown-feed-close = Ningún canal RSS se llama «{ $name }». ¿Quería decir { $suggestions }?
error-unknown-issue = «{ $name }» no es un tema conocido. Los temas son { $known }.
error-invalid-date = «{ $text }» no es una fecha. Escríbala como año-mes-día, por ejemplo 2023-09-22.
error-invalid-link = En «{ $text }» no hay ningún enlace a un artículo. Pegue su dirección completa, https incluido.
error-hidden-link = Un enlace de { $host } no muestra a qué artículo lleva. Ábralo y pegue la dirección del propio artículo.
error-unknown-command = «{ $name }» no es una orden. Escriba /help para ver la lista.
error-unknown-command-close = «{ $name }» no es una orden. ¿Quería decir /{ $suggestion }?
error-invalid-option = «{ $option }» no encaja aquí. Escriba { $usage }.
error-invalid-since = «{ $day }» no puede ser el primer día: es posterior al último, o se indica también un número de días.
error-unknown-zone = «{ $name }» no es una zona horaria. { $suggestions ->
    [none] Escríbala como America/Los_Angeles o Europe/Madrid.
   *[other] ¿Quería decir { $suggestions }?
}
error-invalid-hour = «{ $text }» no es una hora. Escríbala como 9:00, 21:30 o 9 pm.
error-unknown-digest = Este servidor no tiene el resumen { $number }. «/resumen lista» muestra los que tiene.
error-too-many-digests = Este servidor ya tiene { $most } resúmenes, el máximo. Con «/resumen quitar» se elimina uno.
error-unknown-contract = No hay ningún convenio «{ $name }». Quizá: { $known }. El nombre de un sindicato indica su convenio principal.
error-unknown-event = El registro no conoce ningún hecho «{ $name }». Quizá: { $known }.
error-no-happening = No se conoce nada como «{ $event }» hacia el { $day }. Para decir que ocurrió, proponga: assert.
error-no-happening-close = No se conoce nada como «{ $event }» hacia el { $day }. Se conocen { $others }. Para decir que ocurrió, proponga: assert.
error-new-day = Cambiar una fecha pide también el nuevo día; las demás correcciones no llevan ninguno.
error-invalid-reason = Dé un motivo de 1 a { $most } caracteres.
error-unknown-proposal = No hay ninguna corrección { $number }. «correct list» las muestra todas.
error-decided-proposal = La corrección { $number } ya está decidida: { $state }. { $what ->
    [applied] Para volver atrás, retírela (undo).
   *[other] Para volver atrás, propóngala de nuevo.
}
error-no-day = Falta el día. Elija lo que se cuenta por error en la lista que se ofrece; si algo falta, dé su día con la opción «{ takes-happened }».
error-same-proposal = La corrección { $number } pide lo mismo y ya está a la espera. No hay nada que hacer.
error-too-many-proposals = Ya esperan { $most } correcciones que usted propuso, y no puede haber más. Espere a que se decida sobre ellas.
error-full-queue = Esperan tantas correcciones que por ahora no se aceptan más. Inténtelo de nuevo dentro de unos días.
error-proposal-pause = { $minutes ->
    [one] Ha propuesto varias correcciones en poco tiempo. Espere { $minutes } minuto.
   *[other] Ha propuesto varias correcciones en poco tiempo. Espere { $minutes } minutos.
}
error-not-operator = Solo pueden hacerlo las personas que gestionan este bot. Para avisarles de un error, use «/{ command-correct } { command-correct-propose }».
error-missing-permission = Al bot le faltan estos permisos en ese canal: { $permissions }. Déselos en ese canal y vuelva a intentarlo.
error-own-permission = A usted le faltan estos permisos en ese canal: { $permissions }. El bot solo hace allí lo que usted puede hacer; elija otro canal u otro rol.
error-role-not-mentionable = El bot no puede mencionar el rol «{ $role }». Permita en los ajustes del rol que cualquiera lo mencione o elija otro.
error-cooldown = { $seconds ->
    [one] Demasiadas preguntas a la vez. Vuelva a intentarlo dentro de { $seconds } segundo.
   *[other] Demasiadas preguntas a la vez. Vuelva a intentarlo dentro de { $seconds } segundos.
}
