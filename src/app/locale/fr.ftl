# Every word of the tool in French. Keys are the same in both files; tests hold that.

# Names of the tool and its pages
griot = Griot
what-griot-is = Coder des entretiens de recherche. Rien ne quitte cet ordinateur.
version = Version { $version }
no-network = Aucune connexion au réseau, jamais
menu = Menu
go-or-run = Aller à, exécuter
place-code = Coder
place-search = Rechercher
place-tables = Tableaux
place-cases = Cas
place-memos = Mémos
place-history = Historique
project-named = Projet { $name }
you-are = Vous codez en tant que { $coder }
documents = Documents
document = Document
codebook = Livre de codes
reader = Transcription
passage = Passage
code = Code
case = Cas
passages = Passages
codes = Codes

# Groups of actions
group-project = Projet
group-coding = Codage
group-codebook = Livre de codes
group-view = Affichage
group-go = Aller
group-reader = Dans la transcription

# Actions
act-new-project = Nouveau projet
act-open-project = Ouvrir un projet
act-open-sample = Voir l’étude d’exemple
act-import-files = Importer des fichiers
act-export-codebook = Exporter le livre de codes
act-export-codings = Exporter tous les codages
act-project-settings = Réglages du projet
act-lock = Verrouiller
act-close-project = Fermer le projet
act-settings = Réglages
act-quit = Quitter
act-undo = Annuler
act-redo = Rétablir
act-code-passage = Coder la sélection
act-code-turn = Coder tout le tour de parole
act-repeat-code = Répéter le dernier code
act-in-vivo = Faire des mots un code (in vivo)
act-uncode = Retirer le codage
act-recode = Changer le code du codage
act-merge-codings = Joindre au codage le plus proche de ce code
act-split-coding = Scinder le codage au curseur
act-toggle-unsure = Marquer comme incertain
act-write-memo = Écrire un mémo
act-select-turn = Sélectionner tout le tour
act-extend-sentence = Étendre à des phrases entières
act-next-coding = Codage suivant
act-previous-coding = Codage précédent
act-new-code = Nouveau code
act-edit-code = Définition du code
act-rename-code = Renommer le code
act-pin-code = Épingler le code à un chiffre
act-import-codebook = Importer un livre de codes
act-palette = Aller à, exécuter
act-quick-open = Ouvrir un document
act-find = Chercher dans tous les documents
act-next-tab = Document suivant
act-previous-tab = Document précédent
act-close-tab = Fermer le document
act-next-region = Région suivante
act-previous-region = Région précédente
act-menu = Ouvrir le menu
act-shortcuts = Tous les raccourcis
act-side-by-side = Deux documents côte à côte
act-show-all = Montrer les codages de tous
act-show-mine = Montrer mes codages seulement
act-show-blind = Coder à l’aveugle : masquer les autres partout
act-larger = Texte plus grand
act-smaller = Texte plus petit
act-usual-size = Taille de texte habituelle
act-switch-theme = Passer du clair au sombre
act-switch-language = English
act-toggle-left = Montrer ou masquer documents et codes
act-toggle-passage = Montrer ou masquer le passage
act-reset-layout = Rétablir la disposition
import-files = Importer des fichiers
undo-named = Annuler : { $act }
redo-named = Rétablir : { $act }
nothing-to-undo = Rien à annuler
nothing-to-redo = Rien à rétablir

# Keys
key-shift = Maj
key-enter = Entrée
key-delete = Suppr
key-space = Espace
key-page-up = Page préc.
key-page-down = Page suiv.
key-up = Haut
key-down = Bas
key-left = Gauche
key-right = Droite
keys-arrows = Flèches
does-arrows = Déplacer le curseur
keys-shift-arrows = Maj+Flèches
does-shift-arrows = Sélectionner des lettres
keys-ctrl-shift-arrows = Ctrl+Maj+Flèches
does-ctrl-shift-arrows = Sélectionner des mots
keys-double-click = Double clic
does-double-click = Sélectionner le mot
keys-triple-click = Triple clic
does-triple-click = Sélectionner la phrase
keys-letters = Lettres
does-letters = Avec une sélection : choisir un code par son nom
keys-digits = 1 à 9
does-digits = Avec une sélection : appliquer le code épinglé
keys-alt-shift-arrows = Alt+Maj+Flèches
does-alt-shift-arrows = Déplacer d’un mot la fin du codage choisi

# Words used everywhere
apply = Appliquer
cancel = Annuler
done = Terminé
store = Enregistrer
open = Ouvrir
path = Chemin
file = Fichier
name = Nom
alias = Alias
any = Tous
yes = Oui
no = Non
not-set = Non précisé
not-entered = Pas encore saisi
never = Jamais
export = Exporter
browse = Parcourir
folder = Dossier
file-name = Nom du fichier
speakers = Locuteurs
turns = Tours
result = Résultat
source = Source
colour = Couleur
mine = Les miens
blind = À l’aveugle
all-coders = Tous
locked = Verrouillé. Saisissez la phrase secrète pour continuer.
unlock = Déverrouiller
encrypted = Chiffré
not-encrypted = Non chiffré
all-saved = Tout est enregistré
read-only = Lecture seule
theme = Thème
theme-light = Clair
theme-dark = Sombre
theme-system = Comme le système
close-notice = Fermer l’avis
close-panel = Fermer le panneau
close-passages = Fermer la liste
close-sheet = Fermer
close-document = Fermer { $name }
take-off = Retirer le filtre { $what }
clear-filter = Effacer le filtre
to-start = Vers l’accueil

# Counts
count-documents =
    { $n ->
        [one] { $n } document
       *[other] { $n } documents
    }
count-cases =
    { $n ->
        [one] { $n } cas
       *[other] { $n } cas
    }
count-characters =
    { $n ->
        [one] { $n } caractère
       *[other] { $n } caractères
    }
count-hits =
    { $n ->
        [one] { $n } résultat
       *[other] { $n } résultats
    }
count-minutes =
    { $n ->
        [one] { $n } minute
       *[other] { $n } minutes
    }
count-passages =
    { $n ->
        [one] { $n } passage
       *[other] { $n } passages
    }
count-remarks =
    { $n ->
        [one] { $n } remarque
       *[other] { $n } remarques
    }
n-is = n = { $n }
codes-of = { $found } codes sur { $n }
turns-coded = { $coded } tours codés sur { $n }
paragraph-of = Paragraphe { $number } sur { $n }
characters-selected =
    { $n ->
        [one] { $n } caractère sélectionné au paragraphe { $number }
       *[other] { $n } caractères sélectionnés au paragraphe { $number }
    }
codings-by-you =
    { $n ->
        [one] { $n } codage de vous
       *[other] { $n } codages de vous
    }
number-by = { $n } de { $coder }
act-coded = Codage « { $code } » dans { $document }
act-uncoded = Retrait de « { $code } » dans { $document }
let-go-to-review =
    { $n ->
        [one] Lâchez pour examiner le fichier avant l’import
       *[other] Lâchez pour examiner { $n } fichiers avant l’import
    }
let-go-to-open = Lâchez pour ouvrir le projet
last-act = Dernière action : { $act }, { $time }
job-counted = { $job }, { $done } sur { $n }

# Days
month-january = janvier
month-february = février
month-march = mars
month-april = avril
month-may = mai
month-june = juin
month-july = juillet
month-august = août
month-september = septembre
month-october = octobre
month-november = novembre
month-december = décembre
day-month-year = { $day } { $month } { $year }

# Start screen
new-project-about = Avec le livre de codes fourni, ou vide
open-project-about = Un fichier .griot sur cet ordinateur ou une clé USB
open-sample-about = Quinze documents inventés, deux codeurs
recent-projects = Projets récents
enter-opens-first = Entrée ouvre le premier
no-recent = Aucun projet n’a encore été ouvert sur cet ordinateur.
asks-passphrase = Chiffré, demande sa phrase secrète
forget-project = Retirer { $name } de la liste
unlisted-note = Un projet marqué « Ne pas lister » n’apparaît jamais ici. Ouvrez-le depuis son dossier.
interface-language = Langue de l’interface
give-passphrase = Ce projet est chiffré. Saisissez sa phrase secrète.
passphrase = Phrase secrète
passphrase-again = Phrase secrète, encore une fois
passphrase-lost = Une phrase secrète oubliée, ce sont des données perdues. Notez-la et gardez-la en lieu sûr.

# New project and project settings
project-name = Nom du projet
starts-with = Commence avec
starts-builtin = Livre de codes fourni
starts-empty = Livre de codes vide
encrypt-project = Chiffrer le fichier du projet
make-project = Créer le projet
lacks-name = Donnez un nom au projet.
lacks-free-name = Un fichier de ce nom existe déjà. Choisissez un autre nom ou dossier.
lacks-folder = Ce dossier n’existe pas.
lacks-passphrase = Une phrase secrète compte au moins huit caractères.
lacks-same-passphrase = Les deux phrases secrètes diffèrent.
list-project = Lister parmi les projets récents
list-project-meaning = Un projet non listé ne laisse ni nom ni chemin à l’accueil d’aucun ordinateur.

# Paths and files
path-open-title = Ouvrir un projet
path-open-hint = Chemin d’un fichier .griot.
path-import-title = Importer des fichiers
path-import-hint = Chemins de fichiers ou de dossiers : .txt, .md, .docx, .vtt, .srt. Séparez-les par des points-virgules.
path-codebook-title = Importer un livre de codes
path-codebook-hint = Chemin d’un fichier .csv ou .json.
look-at-files = Examiner les fichiers
import-codebook = Importer le livre de codes
no-such-file = { $path } n’existe pas.
no-files-there = Aucun fichier lisible ici.
file-written = Écrit : { $path }
file-written-without = Écrit : { $path }. Documents omis, faute de consentement ou parce que leur état ne le permet pas : { $n }. Le fichier les énumère.
recipient = Qui reçoit le fichier ?
recipient-team = L’équipe de recherche
recipient-partner = Une institution partenaire
recipient-authority = La prison ou une autre autorité
recipient-public = Le public
recipient-archive = Une archive de données de recherche
act-export-report = Exporter un rapport
charts = Graphiques
chart-bars = Codes : fréquence
chart-stacked = Codes selon un attribut, barres
chart-heat = Codes selon un attribut, cases
chart-cooccurrence = Codes ensemble, cases
chart-network = Codes ensemble, réseau
chart-along = Codes au long d’un document
chart-saturation = Saturation
chart-family = Codes des paires
saturation-base-label = Entretiens de la base
saturation-base = Base : { $n }
saturation-run-label = Entretiens d’une série
saturation-run = Série : { $n }
saturation-threshold-label = Seuil d’information nouvelle
saturation-threshold = Seuil : { $n } %
chart-words = Mots les plus fréquents
chart-document = Document
export-chart = Exporter le graphique
format-svg = Dessin (.svg)
format-png = Image (.png)
format-docx = Word (.docx)
format-html = Page web (.html)
format-zip = Paquet de données (.zip)
report-which = Ce qui est écrit
report-quotes = Banque de citations
report-coded = Documents codés
report-matrix = Matrice des priorités et domaines
report-profiles = Profils de cas
report-codebook = Livre de codes en annexe
report-coreq = Liste COREQ préremplie
report-srqr = Liste SRQR préremplie
report-workbook = Tous les tableaux dans un classeur
report-package = Paquet de données pour R, Python et archives
export-table = Exporter le tableau
replace-file = Remplacer le fichier existant
export-says-how = Le fichier indique quand, de quel projet, version du livre de codes et filtre il provient, et qui l’a fait.
format-xlsx = Excel (.xlsx)
format-csv = Texte (.csv)
format-json = Données (.json)

# Import review
review-title =
    { $n ->
        [one] Vérifier { $n } fichier avant l’import
       *[other] Vérifier { $n } fichiers avant l’import
    }
import-n-files =
    { $n ->
        [one] Importer { $n } fichier
       *[other] Importer { $n } fichiers
    }
nothing-stored-yet = Rien n’est enregistré avant l’import.
read-as = Lu en
ready = Prêt
unreadable = Illisible
here-already = Déjà présent
no-speakers = Aucun locuteur trouvé : le texte est pris en paragraphes.
no-case = Aucun
case-of-speaker = Cas de { $speaker }
role-of = Rôle de { $speaker }
role-participant = Participant
role-interviewer = Enquêteur
role-interpreter = Interprète
more-paragraphs =
    { $n ->
        [one] et { $n } autre paragraphe
       *[other] et { $n } autres paragraphes
    }

# Documents
filter-documents = Filtrer et grouper les documents
empty-documents = Aucun entretien. Déposez des fichiers ici ou importez-les.
filter-hides-documents =
    { $n ->
        [one] Le filtre masque { $n } document.
       *[other] Le filtre masque { $n } documents.
    }
no-document-open = Aucun document n’est ouvert.
document-properties = Type, langue, locuteurs
remove-document = Retirer le document
open-document = Ouvrir
memo-on-document = Écrire un mémo sur le document
filter-kind = Type
filter-language = Langue
filter-attribute = Attribut de cas
filter-value = Valeur
filter-work = Codage
group-by = Grouper par
group-by-nothing = Rien
group-by-kind = Type
group-by-language = Langue
group-by-participants = Participants
group-unnamed = Sans groupe
work-any = Tous
work-mine = Codés par moi
work-not-mine = Non codés par moi
work-uncoded = Codés par personne
kind-interview = Entretien
kind-focus-group = Groupe de discussion
kind-field-note = Note de terrain
kind-document = Document
language-fr = Français
language-en = Anglais
language-ar = Arabe
language-bm = Bambara
language-ff = Peul
language-ffm = Peul (Macina)
language-taq = Tamasheq
language-tmh = Touareg
language-ses = Songhaï
language-ha = Haoussa
language-he = Hébreu
language-und = Langue inconnue

# Codebook
here-all = ici / total
here-all-meaning = Codages dans ce document, et dans tous, sous-codes compris
empty-codebook = Aucun code. Créez-en un, ou faites un code de mots d’une transcription.
filter-codes = Filtrer les codes
no-code-fits = Aucun code ne correspond à « { $query } ».
code-row = { $name }, { $here } ici, { $all } au total
code-counts = Ici : { $here } seul, { $below } avec les sous-codes. Au total : { $all } et { $allBelow }.
fold-code = Replier { $name }
unfold-code = Déplier { $name }
code-name = Nom du code
new-code-below = Nouveau code sous celui-ci
unpin-code = Détacher le code de son chiffre
merge-code = Fusionner avec un autre code
retire-code = Retirer le code de l’usage
unretire-code = Remettre le code en usage
delete-code = Supprimer le code
memo-on-code = Écrire un mémo sur le code
show-code-too = Montrer aussi ce code
and-more = { $names } et { $n } de plus
show-only-code = Ne montrer que ce code dans la transcription
show-all-codes = Montrer tous les codes
only-code-shown = Seuls les codages de ces codes sont montrés : { $name }.
show-in-codebook = Montrer dans le livre de codes
new-code = Nouveau code
definition-of = Définition de « { $name } »
definition = Définition
include = Coder ici si
exclude = Pas ici si
example = Exemple
in-english = { $what } en anglais
in-french = { $what } en français
path-of-code = Chemin : { $path }
below-code = Sous
no-parent = Aucun : une famille à part
codable = S’applique à des passages
retired = Hors d’usage : n’est plus proposé, les codages restent
store-code = Enregistrer la définition
make-code = Créer le code
colour-tone = { $hue }, ton { $tone }
hue-red = rouge
hue-rust = rouille
hue-orange = orange
hue-amber = ambre
hue-olive = olive
hue-lime = tilleul
hue-green = vert
hue-jade = jade
hue-teal = sarcelle
hue-cyan = cyan
hue-sky = ciel
hue-blue = bleu
hue-indigo = indigo
hue-violet = violet
hue-magenta = magenta
hue-rose = rose
hue-slate = ardoise
hue-stone = pierre
theme-risk = thème de risque
theme-protective = thème protecteur
theme-process = thème de processus
theme-neutral-context = neutre ou contexte
delete-code-title = Supprimer « { $name } » ?
delete-code-text = Avec lui partent { $below } sous-codes, { $codings } codages et leurs mémos. Annuler rétablit tout.
delete-code-button =
    { $codings ->
        [one] Supprimer le code et { $codings } codage
       *[other] Supprimer le code et { $codings } codages
    }
remove-document-title = Retirer { $name } ?
remove-document-text = Avec lui partent ses { $codings } codages, ses liens aux cas, ses valeurs et mémos. Annuler rétablit tout.
remove-document-button =
    { $codings ->
        [one] Retirer { $name } et { $codings } codage
       *[other] Retirer { $name } et { $codings } codages
    }
remove-case-title = Retirer le cas { $name } ?
remove-case-text = Avec { $name } partent ses liens, valeurs et mémos. Les codages restent. Annuler rétablit tout.
remove-case = Retirer le cas

# Reader
transcript-of = Transcription de { $name }
about-document = À propos de ce document
shown-codings = Quels codages sont montrés
shown-coders = Codeurs montrés
coder-you = { $coder } (vous)
show-everything = Tout montrer
text-look = Taille et largeur du texte
text-size = Taille du texte
line-width = Largeur des lignes
line-spacing = Interligne
spacing-close = Serré
spacing-normal = Normal
spacing-wide = Large

# Picker
picker-apply = Coder le passage avec
picker-recode = Changer le code du codage
picker-merge = Fusionner avec
picker-nothing = Aucun code ne correspond à « { $query } ». Ctrl+N le crée.
picker-nothing-under = Aucun code ne correspond à « { $query } ». Ctrl+N le crée sous { $name }.
apply-and-stay = Appliquer, rester
qualifiers = Qualificatifs
qualifiers-hint = Haut et bas choisissent, gauche et droite changent, Entrée applique.
new-code-here = Nouveau code ici
new-code-under = Nouveau sous { $name }

# Passage and qualifiers
no-passage = Rien n’est sélectionné.
codings-here = Codages ici
no-coding-here = Aucun codage dans ce passage. Appuyez sur { $key } pour coder.
coder-and-version = { $coder }, livre de codes v{ $version }
ends-later =
    { $n ->
        [one] finit { $n } caractère plus loin
       *[other] finit { $n } caractères plus loin
    }
ends-earlier =
    { $n ->
        [one] finit { $n } caractère plus tôt
       *[other] finit { $n } caractères plus tôt
    }
menu-of-coding = Actions sur le codage { $name }
memo-of-coding = Mémo du codage
memo-of-coding-hint = Ajouter un mémo à ce codage
others-present = Présents : { $who }
case-named = Cas { $name }
qualifier-is = { $what } : { $value }
time = Temps
time-before-involvement = Avant le groupe
time-in-group = Dans le groupe
time-arrest-custody = Arrestation, garde à vue
time-detention = Détention
time-after-release = Après la sortie
time-general = En général
direction = Direction
direction-present = Présent
direction-absent = Absent
direction-wished-for = Souhaité
direction-mixed = Mixte
standing = Source
standing-own-experience = Vécu
standing-witnessed = Témoin
standing-told-by-others = Rapporté
standing-opinion = Opinion
standing-document-text = Texte d’un document
certainty = Certitude
certainty-sure = Sûr
certainty-unsure = Incertain
quotable = Citable
quotable-yes = Oui
quotable-paraphrase = Paraphrase seulement
quotable-no = Non

# Search
search-field = Chercher dans tous les documents
search-hint = Mots, “phrases”, début*, -sans, code:push, lang:fr
search-help = Écrivez un mot pour le voir dans tous les documents. Accents et majuscules ne comptent pas ; les guillemets tiennent les mots ensemble ; l’étoile remplace toute fin de mot.
hits-where =
    { $documents ->
        [one] { $paragraphs } paragraphes, { $documents } document
       *[other] { $paragraphs } paragraphes, { $documents } documents
    }
nothing-found = Aucun résultat pour « { $query } ».
tick-hit = Cocher ce résultat
hits-ticked =
    { $n ->
        [one] { $n } résultat coché
       *[other] { $n } résultats cochés
    }
code-hits =
    { $n ->
        [one] Coder { $n } passage
       *[other] Coder { $n } passages
    }
spread = Répartition
language = Langue
search-help-page = Comment demander
more-offered = { $n } de plus
still-counting = Comptage…
order-of-hits = Ordre des résultats
order-place = Dans l’ordre du texte
order-fit = Les meilleurs d’abord
grouping-of-hits = Regroupement des résultats
group-by-document = Par document
group-by-case = Par cas
group-by-code = Par code
group-uncoded = Sans code
group-no-case = Sans cas
index-incomplete = L’index de recherche est en construction : { $done } documents sur { $n } pour l’instant. D’autres résultats peuvent s’ajouter.
like-passage-of = Paragraphes qui ont des mots de { $place }, à lire
per-thousand = { $rate } pour 1 000 mots
search-everywhere = Chercher partout
open-in-place = Ouvrir dans le texte
code-this-hit = Coder ce résultat…
copy-with-citation = Copier avec la référence
quoted-with-place = « { $words } » ({ $place })
like-this-passage = Passages semblables
tick-all = Tout cocher
tick-none = Tout décocher
export-hits = Exporter les résultats
export-hits-title = Exporter des résultats
exclude-coded = Laisser ce qui est codé
what-is-coded = Ce qui est codé d’un résultat
unit-hit = Le résultat même
unit-sentence = Sa phrase
unit-paragraph = Son paragraphe
unit-turn = Son tour de parole
and-more-passages =
    { $n ->
        [one] et { $n } autre passage
       *[other] et { $n } autres passages
    }
narrow = Restreindre
who-speaks = Qui parle
coding-of-passages = Codage
only-uncoded = Seulement le non codé
saved-searches = Recherches gardées
save-this-search = Garder cette recherche
change-name-and-notes = Changer le nom et les notes
save-the-question-here = Garder ici la question présente
remove-saved-search = Retirer la recherche gardée
no-saved-searches = Aucune pour l’instant. Posez une question, puis gardez-la avec le signe plus.
name-of-search = Nom
notes-of-search = Notes
save-search = Garder la recherche
concept-lists = Listes de notions
new-concept-list = Nouvelle liste
change-words = Changer ses mots
remove-concept-list = Retirer la liste
no-concept-lists = Aucune pour l’instant. Une liste de mots en plusieurs langues se demande par #nom.
name-of-concept = Nom de la liste
words-of-concept = Mots, un par ligne
save-concept = Garder la liste
asked-before = Demandé auparavant
count-words =
    { $n ->
        [one] { $n } mot
       *[other] { $n } mots
    }
what-bars-show = Ce que montrent les barres
by-document = Par document
no-value = Sans valeur
hits-per-thousand = Résultats pour 1 000 mots
n-hits-in-words = n = { $hits } résultats dans { $words } mots
more-bars = et { $n } de plus
words-found = Mots trouvés
frequent-words = Mots les plus fréquents
with-stop-words = Avec les mots qui disent peu
edit-stop-words = Modifier les mots laissés de côté
leave-word-out = Laisser ce mot de côté
stop-words = Mots laissés de côté, un par ligne
save-stop-words = Garder les mots
usual-stop-words = Revenir aux mots habituels
in-documents =
    { $n ->
        [one] dans { $n } document
       *[other] dans { $n } documents
    }

# Tables
table-frequency = Fréquence
table-crosstab = Codes par attribut
table-matrix = Domaines par priorités
table-codings = Codages
table-documents = Documents
table-cases = Cas
table-cooccurrence = Codes ensemble
table-profile = Profil d’un cas
table-quotes = Recueil de citations
table-gaps = Liste des lacunes
table-saturation = Saturation
table-coverage = Couverture du guide
table-participants = Participants
table-codebook = Livre de codes
near-overlap = Chevauchement
near-turn = Même tour
near-paragraph = Même paragraphe
near-characters = À { $n } caractères au plus
profile-case = Cas
second-attribute = Lignes
rows-are-codes = Lignes : codes
all-codes = Tous les codes
under-code = Sous le code
break-down = Ventilé par
by-nothing = Non ventilé
by-coder = Par codeur
by-case = Par cas
with-below = Avec les sous-codes
by-itself = Seul
side-by-side = Côte à côte
percent-of-n = % de n
percent-of-code = % du code
count-head-characters = Caractères
pair-other = Autre code
pair-together = Ensemble
pair-jaccard = Jaccard
pair-n = n du code
pair-n-other = n de l’autre
number-of-n = { $number } sur { $n }
masked-on-export = Les nombres de moins de { $k } cas sont masqués à l’export.
table1-marked = Marquée dans le tableau 1 (ICCT et UNICRI 2017).
table1-blank = Vide dans le tableau 1 (ICCT et UNICRI 2017).
table2-says = Tableau 2 en bref : { $text }.
cell-summary = Résumé de la cellule
save-summary = Enregistrer le résumé
quote-unused = Aucune citation enregistrée.
quote-used-in = Citée dans { $places }.
quote-place = Utilisée dans
quote-place-hint = Nom du rapport
record-quote = Enregistrer cet usage
as-table = Tableau
as-bars = Barres
unit-cases = Cas
unit-documents = Documents
unit-codings = Codages
by-attribute = Par attribut
same-passage = Même passage seulement
table-filter = Filtre du tableau
table-filter-hint = Filtre, par exemple coder:INT-02
empty-table = Aucun codage ne correspond à ces filtres : rien à compter.
all-together = Tous
counts-include-below = Les nombres incluent les sous-codes.
chart-measure = Ce que montrent les barres
chart-families = Familles
chart-codes = Codes les plus utilisés
cell-of-n = { $column } : { $number } sur { $n }
cell-is = { $column } : { $number }
more-passages =
    { $n ->
        [one] Montrer { $n } passage de plus
       *[other] Montrer { $n } passages de plus
    }
count-head-codings = Codages
count-head-documents = Documents
count-head-cases = Cas
count-head-coders = Codeurs
count-head-words = Mots
count-head-share = % des mots des participants
count-head-rate = Pour 1 000 mots

# Cases
cases-and-attributes = Cas et attributs
new-case-alias = Alias d’un nouveau cas
new-case-hint = DET-005
add-case = Ajouter le cas
show-sealed = Montrer les attributs scellés
empty-cases = Aucun cas. Ajoutez-en un par son alias, jamais par un nom.
short-name = Nom court
heard-in = Entendu dans
speaks-as = en tant que { $speaker }
unlink-document = Détacher { $name }
link-document = Lier un document
memo-on-case = Écrire un mémo
missing-unknown = Inconnu
missing-not-asked = Non demandé
missing-refused = Refusé
missing-na = Sans objet
hint-whole = Un nombre entier
hint-date = 2031, 2031-05 ou 2031-05-14
hint-reference = Noms, séparés par des points-virgules
hint-text = Texte

# Memos
new-project-memo = Écrire un mémo sur le projet
filter-memos = Chercher dans les mémos
empty-memos = Aucun mémo. { $key } en écrit un sur le codage choisi ou le document.
no-memo-fits = Aucun mémo ne contient « { $query } ».
choose-memo = Choisissez un mémo à gauche.
memo-by = { $coder }, { $day }
show-target = Montrer l’objet du mémo
memo-text = Texte du mémo
store-memo = Enregistrer le mémo
delete-memo = Supprimer le mémo
about-project = Le projet
about-a-document = Document { $name }
about-a-code = Code { $name }

# History
filter-history = Chercher dans l’historique
empty-history = Aucune action pour l’instant.
undid = Annulé : { $act }
redid = Rétabli : { $act }
go-back-here = Revenir à ce point
go-back-title = Revenir à ce point ?
go-back-text =
    { $n ->
        [one] { $n } action ultérieure est annulée. L’historique garde les deux, et rétablir la ramène.
       *[other] { $n } actions ultérieures sont annulées. L’historique garde les deux, et rétablir les ramène.
    }
go-back-button =
    { $n ->
        [one] Annuler { $n } action
       *[other] Annuler { $n } actions
    }

# Palette and settings
palette-nothing = Rien ne correspond à « { $query } ».
settings-general = Général
settings-shortcuts = Raccourcis
coder-name = Votre nom de codeur
coder-name-meaning = Il figure à côté de chacun de vos codages. Convenez-en dans l’équipe et gardez le même sur chaque ordinateur.
coder-from-next = Le nom vaut à partir du prochain projet ouvert.
lock-after = Verrouiller un projet chiffré après
lock-after-meaning = Sans touche ni clic pendant ce temps, les textes quittent l’écran et la phrase secrète est redemandée.
reduce-motion = Réduire les animations
filter-actions = Filtrer les actions
keys-taken = { $keys } sert déjà à « { $action } ». Choisissez d’autres touches.
press-keys = Pressez les touches
no-keys = Aucune touche
reset-keys = Par défaut

# Notices and jobs
more-notices =
    { $n ->
        [one] { $n } de plus
       *[other] { $n } de plus
    }
job-opening = Ouverture du projet
job-reading = Lecture des fichiers
job-importing = Import
job-exporting = Export
job-failed = Le travail s’est arrêté de façon inattendue. Rien n’a changé ; réessayez.
held-elsewhere = Le projet est ouvert ailleurs, par { $coder } sur { $host } : ici il ne peut être que lu.
settings-not-stored = Les réglages n’ont pas pu être enregistrés : { $why }
missing-script = Aucune police de cet ordinateur n’a l’écriture { $script } : ses lettres apparaissent en cadres avec leur code.
missing-script-hint = Installez une police qui l’a (sous Debian : { $package }), puis redémarrez Griot.
nothing-to-join = Aucun autre codage de vous avec ce code dans le document.
nowhere-to-split = Le curseur n’est dans aucun de vos codages. Placez-le à l’endroit où scinder.
nothing-to-repeat = Aucun code n’a encore été utilisé.
nine-pinned = Neuf codes sont épinglés. Détachez-en un d’abord.

# Sentences of the core
said-new-project = nouveau projet avec { $a } codes
said-new-project-one = nouveau projet avec 1 code
said-rename-project = renommer le projet
said-code-more = coder { $a } { $b } { $c } et { $d } de plus
said-code = coder { $a } { $b } { $c }
said-uncode = décoder { $a } { $b } { $c }
said-remove-codings = retirer { $a } codages
said-change-coding = modifier 1 codage
said-change-codings = modifier { $a } codages
said-import-codebook = importer le livre de codes : { $a } nouveaux, { $b } modifiés
said-import-documents = importer { $a } documents
said-import-codings = importer { $a } codages
said-import-values = importer { $a } valeurs
said-import-memos = importer { $a } mémos
said-import-cases = importer { $a } et { $b } liens
said-import = importer { $a }
said-export-team = exporter { $a } pour l’équipe : documents { $b }, omis { $c }
said-export-partner = exporter { $a } pour une institution partenaire : documents { $b }, omis { $c }
said-export-authority = exporter { $a } pour une autorité : documents { $b }, omis { $c }
said-export-public = exporter { $a } pour le public : documents { $b }, omis { $c }
said-export-archive = exporter { $a } pour une archive : documents { $b }, omis { $c }
said-new-code = nouveau code { $a }
said-change-code = modifier le code { $a }
said-move-code = déplacer le code { $a }
said-merge-code = fusionner { $a } avec { $b }
said-merge-act = fusionner 1 action de { $a }
said-merge-acts = fusionner { $a } actions de { $b }
said-merge-copy = fusionner une autre copie
said-merge-conflict = 1 conflit entre les deux copies
said-merge-conflicts = { $a } conflits entre les deux copies
said-merge-itself = c’est le projet lui-même, non une autre copie
said-remove-code-one = supprimer le code { $a } et 1 codage
said-remove-code = supprimer le code { $a } et { $b } codages
said-join-codings = joindre deux codages de { $a }
said-split-coding = scinder un codage de { $a }
said-list-project = lister le projet parmi les récents
said-unlist-project = ne pas lister le projet
said-define-attribute = définir l’attribut { $a }
said-new-case = nouveau cas { $a }
said-rename-case = le cas { $a } devient { $b }
said-remove-case = retirer le cas { $a }
said-link-case = cas { $a } dans { $b }
said-unlink-case = détacher un cas d’un document
said-change-document = modifier le document { $a }
said-remove-document-one = retirer le document { $a } et 1 codage
said-remove-document = retirer le document { $a } et { $b } codages
said-role-participant = { $a } est participant dans { $b }
said-role-interviewer = { $a } est enquêteur dans { $b }
said-role-interpreter = { $a } est interprète dans { $b }
said-value-of = { $a } de { $b }
said-memo = mémo ({ $a })
said-change-memo = modifier un mémo ({ $a })
said-remove-memo = retirer un mémo ({ $a })
said-coded-already = « { $a } » est déjà sur { $b }
said-category = « { $a } » est une catégorie : codez avec un de ses sous-codes
said-empty-passage = le passage { $a } ne contient aucun caractère
said-gone = cet élément ({ $a }) n’est pas dans ce projet
said-name-taken = « { $b } » existe déjà ({ $a })
said-bad-name = « { $a } » ne peut pas être un nom ({ $b }) : { $c }
said-circle = un code ne peut pas entrer dans lui-même ni dans un de ses sous-codes
said-empty = il manque un texte ({ $a })
said-nothing = il n’y a rien à faire : { $a }
said-nothing-to-undo = il n’y a rien à annuler
said-nothing-to-redo = il n’y a rien à rétablir
said-not-whole = « { $a } » n’est pas un nombre entier
said-not-boolean = « { $a } » n’est ni vrai ni faux
said-not-date = « { $a } » n’est pas une date : écrivez 2031, 2031-Q2, 2031-05 ou 2031-05-14
said-not-allowed = « { $a } » n’est pas une valeur admise ; sont admises { $b }
said-held = le projet est ouvert ailleurs, par { $a } sur { $b } : ici il ne peut être que lu
said-read-only = le projet n’est ouvert qu’en lecture
said-unreadable = illisible : { $a }
said-file-unreadable = { $a } est illisible : { $b }
said-guessed-encoding = l’encodage est une supposition ({ $a }) : regardez les accents
said-undecodable = certains caractères sont illisibles en { $a } et apparaissent comme �
said-comments = { $a } commentaires ont été laissés de côté
said-deleted = { $a } passages supprimés en suivi des modifications ont été laissés de côté
said-pictures = { $a } images ont été laissées de côté
said-lone-label-line = ligne { $a } : « { $b } » n’apparaît qu’une fois et n’est pas pris pour un locuteur
said-lone-label = « { $a } » n’apparaît qu’une fois et n’est pas pris pour un locuteur
said-same-text = le même texte est déjà ici sous « { $a } » : il n’est pas repris

# Accord entre codeurs
place-agreement = Accord
agreement-coders = Codeurs
agreement-only-two = Seulement les deux premiers
agreement-unit = Unité
agreement-unit-character = Caractère
agreement-unit-turn = Tour de parole
agreement-unit-paragraph = Paragraphe
agreement-unit-document = Document
agreement-statistic = Coefficient
agreement-documents = Documents
agreement-common = { $n ->
    [one] { $n } document
   *[other] { $n } documents
  }
agreement-all-common = Tous ceux que chacun a codés
agreement-n = n = { $n }
agreement-pooled = Tous les codes ensemble
agreement-both = Les deux
agreement-only = { $coder } seul
agreement-applied = Appliqué
agreement-passages = Passages
agreement-interval = Intervalle
agreement-short-percent = %
agreement-short-cohen-kappa = Kappa
agreement-short-krippendorff-alpha = Alpha
agreement-short-brennan-prediger = B-P
agreement-short-fleiss-kappa = Fleiss
agreement-short-gwet-ac1 = AC1
agreement-short-jaccard = Jaccard
agreement-short-alpha-u = Alpha U
agreement-rare-character = Trop rare, moins de { $n } passages
agreement-rare-turn = Trop rare, moins de { $n } tours
agreement-rare-paragraph = Trop rare, moins de { $n } paragraphes
agreement-rare-document = Trop rare, moins de { $n } documents
agreement-foot = { $rare ->
    [0] Intervalle à 95 % : bootstrap sur { $n } documents.
    [one] 1 code est trop rare pour être rapporté. Intervalle à 95 % : bootstrap sur { $n } documents.
   *[other] { $rare } codes sont trop rares pour être rapportés. Intervalle à 95 % : bootstrap sur { $n } documents.
  }
agreement-counting = Comparaison des codeurs.
agreement-none = Aucun document n’est codé par les deux. Choisissez d’autres codeurs ou documents.
agreement-few-coders = Une seule personne a codé ici. L’accord demande les codages d’au moins deux personnes.
agreement-blind = Vous codez en aveugle : les codages des autres ne sont pas montrés.
agreement-show-all = Montrer tous les codages
agreement-off = La comparaison des codeurs est désactivée dans ce projet. Les réglages du projet la réactivent.
agreement-differences = Différences
agreement-rounds = Tours
agreement-methods = Texte de méthode
agreement-others = Autres logiciels
agreement-count = { $n ->
    [one] { $n } différence
   *[other] { $n } différences
  }, { $settled } tranchées
agreement-only-open = Seulement les ouvertes
agreement-no-differences = Les codeurs ne diffèrent pas ici.
agreement-more = En montrer { $n } de plus
agreement-kind-other = Autre code
agreement-kind-one = Codé par un seul
agreement-kind-some = Pas codé par tous
agreement-kind-bounds = Bornes différentes
agreement-no-coding = Aucun codage ici
agreement-show-in-text = Montrer dans le texte
agreement-reason = Raison
agreement-reason-hint = Pourquoi cette décision
agreement-reason-first = Écrivez d’abord la raison
agreement-keep = Garder { $coder }
agreement-keep-both = Garder les deux
agreement-keep-all = Tout garder
agreement-neither = Ni l’un ni l’autre
agreement-none-of-them = Aucun
agreement-changed = Ce point avait été tranché, mais les codages ont changé depuis.
agreement-settled-keep = Tranché comme { $coder } l’a codé
agreement-settled-all = Tranché : tout ce qui a été codé compte
agreement-settled-none = Tranché : le code n’a pas sa place ici
agreement-reopen = Rouvrir
agreement-round-name = Nom du tour
agreement-round-hint = Tour 1, avant la réunion
agreement-keep-round = Conserver ce tour
agreement-no-rounds = Aucun tour n’est conservé. Conservez les chiffres avant que l’équipe ne recode, afin de rapporter les deux tours.
agreement-forget = Supprimer le tour { $name }
agreement-first-round = Premier tour
agreement-second-round = Second tour
agreement-copy = Copier
compare-coders = Comparer les codeurs dans ce projet
compare-coders-meaning = Les équipes qui ne veulent pas de chiffres d’accord désactivent ceci : la page et sa commande disparaissent, et rien n’est perdu.
said-agreement-on = comparer les codeurs dans ce projet
said-agreement-off = ne pas comparer les codeurs dans ce projet
said-agreement-is-off = la comparaison des codeurs est désactivée dans ce projet
said-settle = trancher { $a } { $b } { $c }
said-open-again = rouvrir { $a } { $b } { $c }
said-keep-round = conserver le tour « { $a } » de l’accord
said-remove-round = supprimer le tour « { $a } » de l’accord
## Une autre copie du projet

act-merge-copy = Fusionner une autre copie
path-copy-hint = Chemin de l’autre copie (.griot). Elle est seulement lue.
merge-compare = Comparer
merge-take-in = Fusionner
merge-reading = Lecture de { $path } …
merge-passphrase = { $path } est chiffré. Sa phrase secrète :
merge-undo-takes-back = Une seule annulation défait tout.
merge-nothing = { $file } ne contient rien qui ne soit déjà ici.
merge-acts = { $file } contient { $acts ->
    [one] une action
   *[other] { $acts } actions
 } qui ne sont pas encore ici ({ $coders }).
merge-unrelated = Ce n’est pas une copie du projet ouvert : c’est un projet à part. Les choses ne sont tenues pour les mêmes que par leurs noms et leurs textes.
merge-count = { $kind } : { $added } de plus, { $changed } changés, { $removed } de moins, { $same } faits des deux côtés
merge-going = Retirés là-bas, donc ici aussi : { $names }
merge-conflicts = { $n ->
    [one] Un endroit où les deux copies disent autre chose
   *[other] { $n } endroits où les deux copies disent autre chose
 }. Choisissez ce qui doit rester ; le reste demeure dans l’historique.
merge-why-changed = { $kind } { $thing } : { $field }
merge-why-removed = { $kind } { $thing } : retiré dans une copie, utilisé dans l’autre
merge-why-name = { $kind } { $thing } : un autre porte le même nom
merge-why-circle = { $kind } { $thing } : les deux copies mettent des codes l’un sous l’autre
merge-here = Ici
merge-there = Là-bas
merge-nothing-there = rien
merge-said = { $side } : { $text }
merge-said-by = { $side } : { $text } ({ $coder }, { $day })
merge-kept-neither = Réglé de sorte que les deux demeurent.
merge-keep-here = Garder ce qui est ici
merge-keep-there = Garder ce qui est là-bas
merge-keep-both = Garder les deux
merge-kind-info = Projet
merge-kind-coder = Codeur
merge-kind-attribute = Attribut
merge-kind-case = Cas
merge-kind-document = Document
merge-kind-code = Code
merge-kind-case-link = Cas dans un document
merge-kind-coding = Codage
merge-kind-value = Valeur
merge-kind-memo = Mémo
merge-kind-departure = Export
merge-kind-saved-search = Recherche enregistrée
merge-kind-concept = Liste de mots
merge-kind-stop-words = Mots vides
merge-kind-other = Autre
job-comparing = Comparaison des copies
job-merging = Fusion
turn-language = Langue de ce tour de parole
said-turn-language = le tour { $a } de { $b } est en { $c }
said-no-turn = « { $b } » n’a pas de tour { $a } : il en a { $c }

# Consentement, retrait, conservation
consent-required = Ne coder que ce pour quoi un consentement est enregistré
consent-required-meaning = Un document dont rien n’est enregistré peut être lu, pas codé. Ce qui a été refusé n’est jamais codé, quel que soit ce réglage.
consent-of-files = Consentement pour ces fichiers
consent-mode = Comment le consentement a été donné
consent-later = Enregistré plus tard
consent-later-meaning = Tant que le consentement n’est pas enregistré, les documents sont marqués ; si le projet l’exige, ils ne peuvent être codés.
consent-mode-written = Écrit
consent-mode-thumbprint = Empreinte digitale
consent-mode-oral-recorded = Oral, enregistré
consent-mode-oral-witnessed = Oral, devant témoin
consent-mode-public-document = Document public
consent-mode-institutional-permission = Autorisation de l’institution
consent-mode-not-obtained = Non obtenu
consent-scope-analysis = Analyse
consent-scope-anonymous-quotation = Citation anonyme
consent-scope-paraphrase-only = Paraphrase seulement
consent-scope-sharing-team = Partage dans l’équipe
consent-scope-sharing-partner-institution = Partage avec des institutions partenaires
consent-scope-sharing-prison-authority = Partage avec l’administration pénitentiaire
consent-scope-archiving = Archivage
consent-scope-recontact = Être recontacté
consent-scope-translation = Traduction
withdraw-document = Retirer et détruire…
act-withdraw-passage = Retirer le passage sélectionné…
withdraw-title = Détruire { $name } ?
withdraw-passage-title = Détruire un passage de { $name } ?
withdraw-class = Classe : { $class }
withdraw-goes = Disparaît : { $kind } ({ $n })
withdraw-repeated = Ses mots sont ôtés de ce qui reste : { $kind } ({ $n })
withdraw-copies = Copies à côté du projet, détruites aussi : { $n }
withdraw-final = Cela ne peut être annulé, ni rien de ce qui a été fait avant. Une ancienne copie ne peut le ramener. Les copies sur d’autres machines ne sont pas atteintes d’ici.
withdraw-reason = Pourquoi
withdraw-certificate = Certificat
withdraw-understood = Je comprends qu’il n’y a pas de retour
withdraw-destroy = Détruire
withdrawn-done = Détruit. Le certificat est { $path }
withdrawn-left = { $path } le contient encore et n’a pu être supprimé : { $why }
withdrawn-unswept = Un autre programme lisait le projet : les anciennes pages seront écrasées à la prochaine ouverture en écriture.
job-withdrawal = Retrait en cours
format-txt = Texte (.txt)
report-ethics = Fiche de protection des données
report-audit = Piste d’audit
merge-withdrawn = Retirés là-bas, et détruits ici aussi, sans retour : { $names }
merge-kind-tombstone = Retraits
merge-kind-revision = Textes modifiés
retention-overdue = { $n ->
    [one] Sa durée est écoulée : { $names }
   *[other] La durée de { $n } documents est écoulée : { $names }
}
retention-soon = { $n ->
    [one] À détruire dans les 90 jours : { $names }
   *[other] { $n } documents sont à détruire dans les 90 jours : { $names }
}
retention-hint = « Retirer et détruire » dans la liste des documents en détruit un, avec un certificat ; une date plus tardive dans ses attributs le garde.
said-withdraw-document = retirer un document : { $a }
said-withdraw-passage = retirer un passage : { $a }
said-record-consent = enregistrer le consentement de { $a }
said-consent-required = exiger un consentement avant de coder
said-consent-not-required = ne pas exiger de consentement avant de coder
said-no-consent = « { $a } » ne peut être codé : il n’y a pas de consentement à son analyse
said-consent-not-recorded = « { $a } » ne peut encore être codé : aucun consentement n’est enregistré
said-raw = « { $a } » est brut : tant qu’il n’est pas pseudonymisé, seul { $b }, qui l’a importé, le code
said-was-withdrawn = { $a } : son texte a été retiré le { $b } ({ $c }) et ne peut revenir
said-before-destruction = rien de ce qui a été fait avant { $a } ne peut être annulé : des textes ont alors été détruits

# Pseudonymes
act-pseudonymise = Remplacer les vrais noms…
pseudonyms-title = Vrais noms dans { $name }
pseudonyms-look = Parcourir le document
pseudonyms-replace = Remplacer
pseudonyms-destroy-raw = Détruire les textes bruts
pseudonyms-place = { $at } sur { $n }
pseudonyms-more-places = et { $n } autres endroits
pseudonyms-take = Remplacer partout
pseudonyms-leave = Laisser tel quel
pseudonyms-back = Retour
pseudonyms-sum = { $n ->
    [one] 1 nom est remplacé à { $places } endroits.
   *[other] { $n } noms sont remplacés à { $places } endroits.
}
pseudonyms-sum-meaning = Les codages restent sur leurs mots. Annuler rétablit tout jusqu’à la destruction des textes bruts, qui demande une seconde vérification de chaque document par une autre personne. Le journal des remplacements ne contient jamais les vrais mots.
because-vault = Le coffre connaît ces mots
because-list = Sur une liste de l’équipe
because-form = Ressemble à une date ou à un numéro de téléphone
because-capital = Majuscules au milieu d’une phrase
replaced-kind = Ce que c’est
replaced-name = Nom d’une personne
replaced-place = Lieu
replaced-date = Date
replaced-phone = Numéro de téléphone
replaced-other = Autre chose
pseudonym = Ce qui le remplace
vault-new = Les vrais noms sont gardés dans un coffre à part, à l’intérieur du projet. Choisir sa phrase de passe, 8 caractères au moins, autre que celle du projet : qui a les deux sait de qui il s’agit.
vault-known = Le coffre des vrais noms s’ouvre avec sa propre phrase de passe.
vault-passphrase = Phrase de passe du coffre
vault-warning = Sans cette phrase, personne ne peut dire de qui il s’agit, et les vrais noms sont perdus avec elle.
list-of-names = Fichier de noms de personnes, un par ligne (peut être vide)
list-of-places = Fichier de lieux, un par ligne (peut être vide)
job-names = Recherche des noms
# Sauvegardes
act-backups = Sauvegardes…
backup-count = Combien de copies sont gardées
backup-folder = Dossier
backup-list = { $n ->
    [0] Pas encore de copie
    [one] 1 copie
   *[other] { $n } copies
}
backup-of = { $made } ({ $size } Ko)
backup-make = Sauvegarder maintenant
backup-restore = Revenir à cette copie
backup-sure = La mettre à la place du projet ; ce qui s’y trouve est gardé à côté
backup-restored = La copie est en place. Ce qui s’y trouvait est { $path }
job-backup = Sauvegarde en cours
said-pseudonymise = pseudonymiser { $a } : { $b }
said-destroy-raw = détruire les textes bruts
